import { readFile } from 'node:fs/promises'
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os'

/** Clock ticks a second in /proc; Linux has told programs 100 for as long as there is /proc. */
const TICKS_A_SECOND = 100

export const describeMachine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
  platform: `${platform()} ${arch()}`,
  node: process.version,
})
export type Machine = ReturnType<typeof describeMachine>

export interface Load {
  /** The load average of the last minute, before and after. */
  readonly before: number
  readonly after: number
  /** Processors that other programs and other machines on this host kept busy meanwhile; undefined where the system does not tell. */
  readonly others: number | undefined
}

/** Watches what else the machine does. The processes of the work must have ended when it is over, or they count as others. */
export async function watchLoad() {
  const [before, startedAt, busy, own] = [loadavg()[0] ?? 0, performance.now(), await busySeconds(), await ownSeconds()]
  return async (): Promise<Load> => {
    const seconds = (performance.now() - startedAt) / 1000
    const [busyNow, ownNow] = [await busySeconds(), await ownSeconds()]
    const isTold = busy !== undefined && busyNow !== undefined && own !== undefined && ownNow !== undefined
    return {
      before,
      after: loadavg()[0] ?? 0,
      others: isTold ? Math.max(0, busyNow - busy - (ownNow - own)) / seconds : undefined,
    }
  }
}

/** Processor time of all programs, and what the host took away. */
async function busySeconds(): Promise<number | undefined> {
  const stat = await readFile('/proc/stat', 'utf8').catch(() => undefined)
  // proc(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const fields = stat?.split('\n', 1)[0]?.trim().split(/\s+/).slice(1, 9).map(Number)
  return fields && ticks(fields.filter((_, field) => field !== 3 && field !== 4))
}

/** Processor time of this process and of all its children that have ended, with theirs. */
async function ownSeconds(): Promise<number | undefined> {
  const fields = await statOf('self')
  return fields && ticks(fields.slice(11, 15).map(Number))
}

/** Processor time that a process has used in all its threads; undefined where the system does not tell. */
export async function cpuSeconds(pid: number): Promise<number | undefined> {
  const fields = await statOf(pid)
  return fields && ticks(fields.slice(11, 13).map(Number))
}

/** Megabytes that a process holds in memory; undefined where the system does not tell. */
export async function residentMb(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined)
  const kilobytes = status?.match(/^VmRSS:\s+(\d+) kB/m)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

/** The most megabytes that a process has held in memory so far; undefined where the system does not tell. */
export async function peakResidentMb(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined)
  const kilobytes = status?.match(/^VmHWM:\s+(\d+) kB/m)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

/** The fields of proc(5) from the third on, behind the name in parentheses, which may hold spaces. */
async function statOf(process: number | 'self'): Promise<string[] | undefined> {
  const stat = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => undefined)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const ticks = (fields: readonly number[]) => fields.reduce((sum, field) => sum + field, 0) / TICKS_A_SECOND
