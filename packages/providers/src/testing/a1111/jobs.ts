/** A picture in the queue of the server, or being made. */
interface Job {
  readonly task: string
  /** As the state calls it: the name of the task where its own page began it, else of the route. */
  readonly name: string
  readonly began: string
  looks: number
  readonly finish: (wasStopped: boolean) => void
}

interface Look {
  readonly job: Job | undefined
  readonly progress: number
}

/**
 * One thing at a time, as behind the lock of these servers. A job is done when it was looked at often enough: no test has to
 * wait for a time to pass.
 */
export const createJobs = (looksUntilDone: () => number) => {
  const queue: Job[] = []
  const finished: string[] = []
  let count = 0
  let lastWasStopped = false

  const end = (job: Job | undefined, wasStopped: boolean) => {
    if (!job || queue[0] !== job) return
    queue.shift()
    lastWasStopped = wasStopped
    finished.push(job.task)
    job.finish(wasStopped)
    startNext()
  }

  const startNext = () => {
    lastWasStopped = queue.length > 0 ? false : lastWasStopped
    if (looksUntilDone() === 0) end(queue[0], false)
  }

  return {
    /** Waits for its turn and until it is done; tells whether it was stopped. */
    run: (task: string, name: string): Promise<boolean> =>
      new Promise(resolve => {
        count += 1
        queue.push({ task, name, began: `2026${count}`, looks: 0, finish: resolve })
        if (queue.length === 1) startNext()
      }),
    /** Something that somebody began on the page of the server itself: it goes on until it is ended. */
    begin: (task: string) => {
      count += 1
      const job: Job = { task, name: task, began: `2026${count}`, looks: Number.NEGATIVE_INFINITY, finish: () => {} }
      queue.push(job)
      return () => {
        end(job, false)
      }
    },
    look: (): Look => {
      const [job] = queue
      if (!job) return { job, progress: 0 }
      job.looks += 1
      const progress = Math.min(1, Math.max(0, job.looks / (looksUntilDone() + 1)))
      if (job.looks >= looksUntilDone()) end(job, false)
      return { job, progress }
    },
    peek: () => queue[0],
    isQueued: (task: string) => queue.slice(1).some(job => job.task === task),
    isFinished: (task: string) => finished.includes(task),
    wasStopped: () => lastWasStopped,
    stop: () => {
      end(queue[0], true)
    },
    clear: () => {
      queue.length = 0
      finished.length = 0
    },
  }
}
