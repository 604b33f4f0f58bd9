package photoshare.jobserver.engine;

import photoshare.jobserver.engine.store.JobStore;

/// What a server does in one of its roles, and what it holds meanwhile.
sealed interface Duty extends AutoCloseable permits Serving, Refusing, Duty.Standby, Duty.None {

    Role role();

    @Override
    void close();

    /// @param candidate gets the jobs when nobody else has them any more
    record Standby(JobStore candidate) implements Duty {
        @Override
        public Role role() {
            return Role.STANDBY;
        }

        @Override
        public void close() {
            candidate.close();
        }
    }

    /// There is nothing that it can do, not even listen.
    record None() implements Duty {
        @Override
        public Role role() {
            return Role.OUT_OF_SERVICE;
        }

        @Override
        public void close() {}
    }
}
