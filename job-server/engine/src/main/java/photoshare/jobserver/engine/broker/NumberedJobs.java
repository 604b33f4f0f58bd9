package photoshare.jobserver.engine.broker;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The jobs of one series, by number. Numbers are given in order and most jobs end in order, so
/// jobs lie side by side in blocks: a tenth of the memory that a hash map takes, and they can be
/// gone through in steps while jobs come and go.
final class NumberedJobs {

    private static final int BLOCK_BITS = 6;

    private static final class Block {
        private final long number;
        private final @Nullable Job[] jobs = new @Nullable Job[1 << BLOCK_BITS];
        private int size;

        Block(long number) {
            this.number = number;
        }

        /// The first job in this place or after it.
        @Nullable Job from(int place) {
            for (int i = place; i < jobs.length; i++) {
                if (jobs[i] != null) {
                    return jobs[i];
                }
            }
            return null;
        }
    }

    private static final Block NONE = new Block(-1);

    private final TreeMap<Long, Block> blocks = new TreeMap<>();

    /// Most often the next job is a neighbour of the last one.
    private Block recent = NONE;

    private long last;
    private int size;

    void add(Job job) {
        Block block = block(job.number());
        if (block == null) {
            block = new Block(job.number() >> BLOCK_BITS);
            forgetEmptyBefore(block);
            blocks.put(block.number, block);
        }
        block.jobs[place(job.number())] = job;
        block.size++;
        size++;
        last = Math.max(last, job.number());
    }

    /// @return whether it was there
    boolean remove(Job job) {
        Block block = block(job.number());
        if (block == null || block.jobs[place(job.number())] != job) {
            return false;
        }
        block.jobs[place(job.number())] = null;
        block.size--;
        size--;
        if (block.number < last >> BLOCK_BITS) {
            removeIfEmpty(block);
        }
        return true;
    }

    @Nullable Job find(long number) {
        Block block = block(number);
        return block == null ? null : block.jobs[place(number)];
    }

    /// The job with the smallest number that is not smaller than that one.
    @Nullable Job from(long number) {
        Block block = block(number);
        Job job = block == null ? null : block.from(place(number));
        if (job != null) {
            return job;
        }
        var next = blocks.higherEntry(number >> BLOCK_BITS);
        return next == null ? null : next.getValue().from(0);
    }

    /// The largest number so far.
    long last() {
        return last;
    }

    int size() {
        return size;
    }

    private void removeIfEmpty(Block block) {
        if (block.size == 0) {
            blocks.remove(block.number);
            recent = NONE;
        }
    }

    /// The last block stays although it is empty, until the next one is begun.
    private void forgetEmptyBefore(Block block) {
        var before = blocks.lowerEntry(block.number);
        if (before != null) {
            removeIfEmpty(before.getValue());
        }
    }

    private @Nullable Block block(long number) {
        long wanted = number >> BLOCK_BITS;
        if (recent.number != wanted) {
            Block found = blocks.get(wanted);
            if (found == null) {
                return null;
            }
            recent = found;
        }
        return recent;
    }

    private static int place(long number) {
        return (int) (number & (1 << BLOCK_BITS) - 1);
    }
}
