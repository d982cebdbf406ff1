import { readdirSync, readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A folder as a zip file that has it as its only folder, as WordPress wants a plugin. The same files give the same bytes,
 * on every machine and at any time: so what people download can be compared with what a release has.
 */
export function zipOf(folder: string, name: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const entry = entryOf(`${name}${file.slice(folder.length)}`, readFileSync(file));
    directory.push(entry.inDirectory(offset));
    entries.push(entry.bytes);
    offset += entry.bytes.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...entries, listed, endOf(files.length, listed.length, offset)]);
}

/** One file, by the names of the fields in PKWARE's APPNOTE.TXT, 4.3.7 and 4.3.12. */
function entryOf(path: string, content: Buffer) {
  const name = Buffer.from(path);
  const packed = deflateRawSync(content, { level: 9 });
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version needed: 2.0, for deflate
  common.writeUInt16LE(0x0800, 2); // flags: the name is UTF-8
  common.writeUInt16LE(8, 4); // method: deflate
  common.writeUInt16LE(0, 6); // time: midnight
  common.writeUInt16LE(FIRST_DAY, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  return {
    bytes: Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]),
    inDirectory(offset: number): Buffer {
      const head = Buffer.from('PK\x01\x02\x14\x03', 'latin1'); // made by: 2.0, on Unix
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE((0o100644 << 16) >>> 0, 6); // a file that everybody reads
      tail.writeUInt32LE(offset, 10);
      return Buffer.concat([head, common, tail, name]);
    },
  };
}

/** 4.3.16. */
function endOf(files: number, directorySize: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files, 4);
  end.writeUInt16LE(files, 6);
  end.writeUInt32LE(directorySize, 8);
  end.writeUInt32LE(directoryOffset, 12);
  return Buffer.concat([Buffer.from('PK\x05\x06'), end]);
}

/** 1 January 1980, with which dates begin there. */
const FIRST_DAY = (1 << 5) | 1;
