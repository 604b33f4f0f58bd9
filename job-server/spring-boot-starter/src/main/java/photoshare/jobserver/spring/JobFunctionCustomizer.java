package photoshare.jobserver.spring;

import photoshare.jobserver.client.JobFunction;

/// Wraps something round the code of every function, such as measuring it. Beans of this type are
/// applied in their order, the last one outermost.
@FunctionalInterface
public interface JobFunctionCustomizer {

    /// @param function the name of the function
    /// @return what runs instead of the code
    JobFunction customize(String function, JobFunction code);
}
