// One line in: FILE, or FILE and a FOLDER for the renditions, parted by a tab. One line out: how many photos were done.
const fs = require('node:fs');
const sharp = require('sharp');
const [way, threads] = process.argv.slice(1);
sharp.cache(false);
sharp.concurrency(1);

const within = edge => [edge, edge, { fit: 'inside', withoutEnlargement: true }];
const jpeg = picture => picture.flatten({ background: '#fff' }).jpeg({ quality: 82 }).toBuffer();

async function each(file) {
  const renditions = {};
  for (const edge of [2048, 1024, 320]) {
    renditions[edge] = await jpeg(sharp(file).autoOrient().resize(...within(edge)));
  }
  return renditions;
}

async function chain(file) {
  const renditions = {};
  let picture = sharp(file).autoOrient();
  for (const edge of [2048, 1024, 320]) {
    const { data, info } = await picture.resize(...within(edge)).raw().toBuffer({ resolveWithObject: true });
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
    renditions[edge] = await jpeg(sharp(data, raw));
    picture = sharp(data, raw);
  }
  return renditions;
}

const render = way === 'chain' ? chain : each;
const waiting = [];
let running = 0;

async function next() {
  if (running === Number(threads) || waiting.length === 0) return;
  running++;
  const [file, folder] = waiting.shift().split('\t');
  const renditions = await render(file);
  if (folder) {
    for (const [edge, bytes] of Object.entries(renditions)) fs.writeFileSync(`${folder}/${edge}.jpg`, bytes);
  }
  console.log(1);
  running--;
  next();
}

require('node:readline').createInterface({ input: process.stdin }).on('line', line => {
  waiting.push(line);
  next();
});
