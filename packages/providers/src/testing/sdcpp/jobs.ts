type Status = 'queued' | 'generating' | 'completed' | 'failed' | 'cancelled'

interface Job {
  readonly id: string
  readonly body: unknown
  status: Status
  looks: number
  /** Of a job that was made: its picture in base64. */
  image: string | undefined
  error: { readonly code: string; readonly message: string } | undefined
}

interface JobsOptions {
  /** Looks that find a job unfinished. */
  readonly looksUntilDone: () => number
  readonly paint: (body: unknown) => Promise<string>
}

/** Jobs in the order in which they came, one at a time; each is done when it was looked at often enough. */
export const createJobs = ({ looksUntilDone, paint }: JobsOptions) => {
  let jobs: Job[] = []
  let expired = new Set<string>()
  let count = 0
  let made = 0

  const isOpen = ({ status }: Job) => status === 'queued' || status === 'generating'

  const finish = async (job: Job) => {
    job.image = await paint(job.body)
    job.status = 'completed'
    made += 1
  }

  return {
    begin: (body: unknown, error?: Job['error']): Job => {
      count += 1
      const job: Job = { id: `job_19d_${count}`, body, status: 'queued', looks: 0, image: undefined, error }
      jobs.push(job)
      return job
    },
    look: async (id: string): Promise<Job | 'unknown' | 'expired'> => {
      const job = jobs.find(candidate => candidate.id === id)
      if (!job) return expired.has(id) ? 'expired' : 'unknown'
      if (jobs.find(isOpen) !== job) return job
      job.status = 'generating'
      job.looks += 1
      if (job.looks <= looksUntilDone()) return job
      if (job.error) job.status = job.error.code === 'cancelled' ? 'cancelled' : 'failed'
      else await finish(job)
      return job
    },
    /** As the server does it: only one that waits can be cancelled. */
    cancel: (id: string): Job | 'unknown' | 'running' => {
      const job = jobs.find(candidate => candidate.id === id)
      if (!job) return 'unknown'
      if (job.status === 'generating') return 'running'
      if (job.status === 'queued') job.status = 'cancelled'
      return job
    },
    positionOf: (job: Job) => (job.status === 'queued' ? jobs.filter(isOpen).indexOf(job) : 0),
    all: (): readonly Job[] => jobs,
    made: () => made,
    /** Finishes all of them, as time does while nobody looks. */
    finishAll: async () => {
      for (const job of jobs.filter(isOpen)) await finish(job)
    },
    /** Gives the results away, as time does after ten minutes. */
    expireAll: () => {
      expired = new Set(jobs.map(({ id }) => id))
      jobs = []
    },
    clear: () => {
      jobs = []
      expired = new Set()
    },
  }
}
export type Jobs = ReturnType<typeof createJobs>
export type { Job }
