package photoshare.jobserver.engine.store;

class MemoryJobStoreTests extends JobStoreContract {

    private final MemoryJobStore store = new MemoryJobStore();

    @Override
    JobStore store() {
        return store;
    }

    @Override
    JobStore reopened() {
        return store;
    }
}
