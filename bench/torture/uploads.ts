import { readFile } from 'node:fs/promises'
import { makePng } from '@atelier/imaging/testing'
import { startStudio } from '../processes/studio.ts'
import type { Torment } from './torment.ts'

const UPLOADS = 100
const BYTES = 8_000_000
const MOST_MB = 1500

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

/** Many large files at once: each is taken, or refused with a time to come back, and memory has a bound. */
export const uploads: Torment = async () => {
  const studio = await startStudio({ environment: { LOG_LEVEL: 'silent' } })
  try {
    const statuses = await Promise.all(
      Array.from({ length: UPLOADS }, async (_, n) => {
        const body = new FormData()
        const bytes = new Uint8Array(makePng({ seed: n, chunks: [['juNk', Buffer.alloc(BYTES, n)]] }))
        body.append('file', new Blob([bytes]), 'a.png')
        const answer = await fetch(`${studio.url}/api/v1/images`, { method: 'POST', body }).catch(() => undefined)
        await answer?.arrayBuffer()
        return answer?.status ?? 0
      }),
    )
    const peakMb = Math.round(await residentMb(studio.pid))
    const wrong = statuses.filter(status => status !== 201 && status !== 503)
    return {
      told: `${UPLOADS} of 8 MB at once, ${statuses.filter(status => status === 201).length} taken, ${peakMb} MB at most`,
      faults: [
        ...(wrong.length > 0 ? [`answers ${[...new Set(wrong)].join(', ')}`] : []),
        ...(peakMb > MOST_MB ? [`more than ${MOST_MB} MB`] : []),
      ],
    }
  } finally {
    await studio.stop()
  }
}
