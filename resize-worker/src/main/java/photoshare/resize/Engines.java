package photoshare.resize;

import photoshare.resize.engine.RenditionEngine;

/// @param usual the fast one, if there is a fast one
/// @param careful written in Java: a picture that takes the usual one down can do it less harm
record Engines(RenditionEngine usual, RenditionEngine careful) {}
