package photoshare.resize;

/// @param worker the name of this node, as the job server and the pages show it
/// @param attempts how often a photo may be begun before it is given up
record WorkerRules(String worker, int attempts) {}
