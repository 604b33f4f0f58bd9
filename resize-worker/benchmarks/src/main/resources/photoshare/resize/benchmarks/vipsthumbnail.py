# One line in: FILE, or FILE and a FOLDER for the renditions, parted by a tab. One line out: how many photos were done,
# and the most memory that a process took, in kilobytes. A program that ends with its work: given the photo several times at once, under
# several names, starting it costs little.
import os
import resource
import subprocess
import sys
import tempfile

TIMES = 4
with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as work:
    for line in sys.stdin:
        file, *folder = line.rstrip("\n").split("\t")
        names = [f"{work}/{i}{os.path.splitext(file)[1]}" for i in range(1 if folder else TIMES)]
        for name in names:
            os.symlink(file, name)
        for edge in (2048, 1024, 320):
            out = f"{folder[0]}/{edge}.jpg" if folder else f"{work}/%s_{edge}.jpg"
            subprocess.run(["vipsthumbnail", "--size", f"{edge}x{edge}>", "--output", f"{out}[Q=82,strip]", *names],
                           check=True, env={**os.environ, "VIPS_CONCURRENCY": "1", "VIPS_WARNING": "0"})
        for name in names:
            os.unlink(name)
        print(len(names), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, flush=True)
