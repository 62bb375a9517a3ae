import { makePng } from '@atelier/imaging/testing'
import { peakResidentMb } from '../machine.ts'
import { startStudio } from '../processes/studio.ts'
import type { Torment } from './torment.ts'

const UPLOADS = 200
const BYTES = 16_000_000
const MOST_MB = 600
const DEADLINE_MS = 300_000
const CHUNK = 'juNk'

/** Different pictures with one large chunk that they share, so that whoever sends them does not need the memory of all. */
function createPictures(): (n: number) => Blob {
  const picture = (seed: number, sizeBytes: number) => {
    const bytes = Buffer.from(makePng({ seed, chunks: [[CHUNK, Buffer.alloc(sizeBytes, 1)]] }))
    // Four bytes of length stand before the name, four of a checksum behind the data.
    const from = bytes.indexOf(CHUNK) - 4
    const part = (start: number, end?: number) => new Blob([new Uint8Array(bytes.subarray(start, end))])
    return { before: part(0, from), chunk: part(from, from + sizeBytes + 12), behind: part(from + sizeBytes + 12) }
  }
  const { chunk } = picture(0, BYTES)
  return n => {
    const { before, behind } = picture(n, 0)
    return new Blob([before, chunk, behind])
  }
}

interface Answer {
  readonly status: number
  readonly comesBack: boolean
}

async function upload(studio: { url: string }, picture: Blob): Promise<Answer> {
  const body = new FormData()
  body.append('file', picture, 'a.png')
  const answer = await fetch(`${studio.url}/api/v1/images`, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(DEADLINE_MS),
  }).catch(() => undefined)
  await answer?.arrayBuffer().catch(() => undefined)
  return { status: answer?.status ?? 0, comesBack: Number(answer?.headers.get('retry-after') ?? 0) > 0 }
}

/** Many large files at once: each is taken, or refused with a time to come back, and memory has a bound. */
export const uploads: Torment = async () => {
  const studio = await startStudio({ environment: { LOG_LEVEL: 'silent' } })
  try {
    const pictureOf = createPictures()
    const answers = await Promise.all(Array.from({ length: UPLOADS }, async (_, n) => upload(studio, pictureOf(n))))
    const peakMb = await peakResidentMb(studio.pid)
    const taken = answers.filter(({ status }) => status === 201).length
    const other = answers.map(({ status }) => status).filter(status => status !== 201 && status !== 503)
    const forGood = answers.filter(({ status, comesBack }) => status === 503 && !comesBack).length
    return {
      told: `${UPLOADS} of ${BYTES / 1e6} MB at once, ${taken} taken, ${peakMb?.toFixed(0)} MB at most`,
      faults: [
        ...(taken > 0 ? [] : ['none was taken']),
        ...(other.length > 0 ? [`answers ${[...new Set(other)].join(', ')}`] : []),
        ...(forGood > 0 ? [`${forGood} were refused without a time to come back`] : []),
        ...(peakMb === undefined ? ['the system does not tell the peak of its memory'] : []),
        ...(peakMb !== undefined && peakMb > MOST_MB ? [`more than ${MOST_MB} MB`] : []),
      ],
    }
  } finally {
    await studio.stop()
  }
}
