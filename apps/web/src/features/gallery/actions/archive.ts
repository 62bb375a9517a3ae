import { archiveImages } from '@atelier/contracts'
import { open } from '../../../api/call.ts'
import { saveFile } from '../../../browser/start-download.ts'

export interface ArchivePart {
  readonly ids: readonly string[]
  readonly sizeBytes: number
}

/** One of the files, and how much of it has come. */
export interface Download {
  /** From 1 on. */
  readonly part: number
  readonly parts: number
  receivedBytes: number
  readonly sizeBytes: number
}

/** As many as the server packs into one file. */
const MOST_IN_ONE = 500
/** The browser holds the file until it is whole. */
const LARGEST_BYTES = 1_000_000_000
const DEADLINE_MS = 60 * 60_000
/** Chunks joined so far leave the page's memory: browsers keep large blobs on the disk. */
const JOINED_BYTES = 16_000_000

interface Downloading {
  readonly recipe: boolean
  readonly signal: AbortSignal
  /** Tells of the next file; gives what its bytes are counted in. */
  readonly onPart: (part: Download) => Download
}

/** Reads one file after the other and hands each to the browser. Gives how many there were. */
export async function downloadParts(
  sizes: ReadonlyMap<string, number>,
  { recipe, signal, onPart }: Downloading,
): Promise<number> {
  const parts = archiveParts(sizes)
  for (const [k, part] of parts.entries()) {
    const progress = onPart({ part: k + 1, parts: parts.length, receivedBytes: 0, sizeBytes: part.sizeBytes })
    const onBytes = (bytes: number) => {
      progress.receivedBytes += bytes
    }
    const file = await readArchive(part, { recipe, signal, onBytes })
    saveFile(file, parts.length > 1 ? `atelier-${k + 1}-of-${parts.length}.zip` : 'atelier.zip')
  }
  return parts.length
}

/** What is selected, cut into files that can be downloaded one by one. */
export function archiveParts(sizes: ReadonlyMap<string, number>): ArchivePart[] {
  const parts: { ids: string[]; sizeBytes: number }[] = []
  for (const [id, sizeBytes] of sizes) {
    const part = parts.at(-1)
    if (part && part.ids.length < MOST_IN_ONE && part.sizeBytes + sizeBytes <= LARGEST_BYTES) {
      part.ids.push(id)
      part.sizeBytes += sizeBytes
    } else parts.push({ ids: [id], sizeBytes })
  }
  return parts
}

/** Reads one ZIP; tells of every chunk that came. */
export async function readArchive(
  { ids }: ArchivePart,
  { recipe, signal, onBytes }: { recipe: boolean; signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<Blob> {
  const response = await open(archiveImages, { body: { ids: [...ids], recipe } }, { signal, deadlineMs: DEADLINE_MS })
  let joined = new Blob([], { type: 'application/zip' })
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let waitingBytes = 0
  const join = () => {
    joined = new Blob([joined, ...waiting], { type: 'application/zip' })
    waiting = []
    waitingBytes = 0
  }
  for await (const chunk of response.body ?? []) {
    waiting.push(chunk)
    waitingBytes += chunk.byteLength
    onBytes(chunk.byteLength)
    if (waitingBytes > JOINED_BYTES) join()
  }
  join()
  return joined
}
