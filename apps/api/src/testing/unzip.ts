import { crc32, inflateRawSync } from 'node:zlib'

const END = 0x06_05_4b_50
const ENTRY = 0x02_01_4b_50
const LOCAL = 0x04_03_4b_50
const END_BYTES = 22

/** The files of a ZIP by their names, each checked against its sum and against its own header. Throws where the archive is not sound. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - END_BYTES
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('the archive has no end')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('an entry is not where it should be')
    const [nameLength, extraLength, commentLength] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    if (files.has(name)) throw new Error(`${name} is there twice`)
    files.set(name, contentOf(archive, at, name))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}

function contentOf(archive: Buffer, entry: number, name: string): Buffer {
  const local = archive.readUInt32LE(entry + 42)
  const localName = archive.toString('utf8', local + 30, local + 30 + archive.readUInt16LE(local + 26))
  if (archive.readUInt32LE(local) !== LOCAL || localName !== name) throw new Error(`${name} has no header of its own`)
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20))
  const bytes = archive.readUInt16LE(entry + 10) === 8 ? inflateRawSync(packed) : packed
  if (bytes.length !== archive.readUInt32LE(entry + 24) || crc32(bytes) !== archive.readUInt32LE(entry + 16))
    throw new Error(`${name} is not as its sum says`)
  return bytes
}
