# One line in: FILE, or FILE and a FOLDER for the renditions, parted by a tab. One line out: how many photos were done.
# Decodes once, each rendition from the next larger one. Pillow leaves colours as its file has them.
import io
import sys
from PIL import Image, ImageOps

for line in sys.stdin:
    file, *folder = line.rstrip("\n").split("\t")
    with Image.open(file) as opened:
        opened.draft("RGB", (2048, 2048))
        picture = ImageOps.exif_transpose(opened)
    for edge in (2048, 1024, 320):
        picture.thumbnail((edge, edge), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=82)
        if folder:
            with open(f"{folder[0]}/{edge}.jpg", "wb") as kept:
                kept.write(out.getvalue())
    print(1, flush=True)
