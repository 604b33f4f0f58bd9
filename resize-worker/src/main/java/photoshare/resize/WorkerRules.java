package photoshare.resize;

/// @param worker the name of this node, as the job server and the pages show it
/// @param attempts how often a photo may be begun before it is given up
/// @param crashes how many attempts may come to nothing before the careful engine has a try
record WorkerRules(String worker, int attempts, int crashes) {}
