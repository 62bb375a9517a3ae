/** A job that was taken up; `done` resolves when its worker has let go of it, and never rejects. */
export interface Job {
  readonly id: string
  readonly done: Promise<void>
}

/**
 * Takes a job of a lane up. Undefined where there is none to take. `id` is one that was announced: that one is to be had, and
 * whoever claims may take another of the lane in its place, whose turn it is. As many are taken as were announced.
 */
export type Claim = (wanted: { readonly lane: string; readonly id?: string }) => Promise<Job | undefined>

/** What limits how many jobs of a kind are under way at a time in one process. */
export interface Lane {
  readonly name: string
  /** Asked anew each time, so that it may change. */
  readonly width: () => number
}

/** Jobs that a module has. Its rows are the truth; nothing here knows what a job is. */
export interface JobKind {
  /** A verb in small letters, such as `generate`. Part of a name that every process and every release must agree on. */
  readonly kind: string
  /** Those that there are now: asked at the beginning, and anew with each `refresh`. */
  readonly lanes: () => readonly Lane[]
  /** When the next waiting job of a lane may be taken; undefined where none waits. */
  readonly nextAvailableAt: (lane: string) => Promise<Date | undefined>
}

/** The queue as one kind of job sees it: it can neither announce nor take one of another kind. */
export interface JobQueue {
  /** A job may be taken from a time on. Never throws: what is not announced now is found by `refresh`. */
  readonly announce: (lane: string, id: string, availableAt: Date) => Promise<void>
  /** The same of many that may be taken at once, for little more than one costs. */
  readonly announceAll: (lane: string, ids: readonly string[], availableAt: Date) => Promise<void>
  /** Begins to take jobs: at most `width()` of a lane at a time in this process. */
  readonly start: (claim: Claim) => Promise<void>
  /** Lanes may have come, gone or changed their width, or jobs may be waiting that nobody announced. */
  readonly refresh: () => Promise<void>
  /** Takes no more once it resolves. What was taken goes on. */
  readonly stop: () => Promise<void>
}

/**
 * Who takes what up, and when. The rows of the modules are the truth: a queue may announce a job twice, or one that is
 * gone, and whoever claims it decides by the row. See testing/queue.conformance.ts for what a driver must do.
 */
export interface Queue {
  /** Once for each kind, also in a process that only announces. */
  readonly register: (kind: JobKind) => Promise<JobQueue>
  /** Throws when the queue does not work. */
  readonly check: () => Promise<void>
  /** Lets go of everything; nothing can be announced any more. */
  readonly close: () => Promise<void>
}

/** One lane of one kind, as a driver has it. */
export interface OpenLane {
  readonly announce: (ids: readonly string[], availableAt: Date) => Promise<void>
  readonly start: (claim: Claim) => void
  /** Looks for jobs, also for those that were never announced. */
  readonly refresh: () => void
  readonly stop: () => Promise<void>
}

export interface QueueDriver extends Pick<Queue, 'check' | 'close'> {
  readonly openLane: (kind: JobKind, lane: Lane) => Promise<OpenLane>
}

// Without a hyphen: `KIND-LANE` is then the name of one lane only, whatever lanes are called.
const KIND = /^[a-z]+$/

/** What is the same for every driver: kinds, and the lanes of each. */
export function createQueue({ openLane, check, close }: QueueDriver): Queue {
  const kinds = new Set<string>()

  async function register(kind: JobKind): Promise<JobQueue> {
    if (!KIND.test(kind.kind)) throw new Error(`a kind of job is a word of small letters, not "${kind.kind}"`)
    if (kinds.has(kind.kind)) throw new Error(`jobs of the kind "${kind.kind}" are registered already`)
    kinds.add(kind.kind)
    return openLanes(kind, lane => openLane(kind, lane))
  }

  return { register, check, close }
}

/** The lanes of one kind, which come and go. */
async function openLanes(kind: JobKind, open: (lane: Lane) => Promise<OpenLane>): Promise<JobQueue> {
  const lanes = new Map<string, OpenLane>()
  let claim: Claim | undefined
  let isStopped = false
  let changing = Promise.resolve()

  async function follow(): Promise<void> {
    const wanted = kind.lanes()
    const gone = [...lanes].filter(([name]) => !wanted.some(lane => lane.name === name))
    for (const [name, lane] of gone) {
      lanes.delete(name)
      await lane.stop()
    }
    for (const lane of wanted) {
      if (lanes.has(lane.name) || isStopped) continue
      const opened = await open(lane)
      lanes.set(lane.name, opened)
      if (claim) opened.start(claim)
    }
  }

  /** One change after another: two that open the same lane would take its jobs twice as wide. */
  function change(): Promise<void> {
    const changed = changing.then(follow)
    changing = changed.catch(() => {})
    return changed
  }
  await change()

  // A lane that is gone has nobody who takes its jobs; they wait until there is one again.
  const announceAll: JobQueue['announceAll'] = async (lane, ids, availableAt) =>
    lanes.get(lane)?.announce(ids, availableAt)
  return {
    announceAll,
    announce: (lane, id, availableAt) => announceAll(lane, [id], availableAt),
    async start(taking) {
      claim = taking
      for (const lane of lanes.values()) lane.start(taking)
    },
    async refresh() {
      await change()
      for (const lane of lanes.values()) lane.refresh()
    },
    async stop() {
      isStopped = true
      await changing
      await Promise.all(Array.from(lanes.values(), lane => lane.stop()))
    },
  }
}
