import { field, numberField, textField } from './exchange.ts'
import type { PlannedFault } from './faults.ts'
import { isPictureFault, pictureFaults, type Picture, type PictureFormat, type PictureRequest } from './pictures.ts'

/** An image that was asked for. */
export interface Job {
  readonly id: string
  readonly provider: string
  readonly request: PictureRequest
  /** A fault of its outcome or its bytes. */
  readonly fault: PlannedFault | undefined
  /** Polls until it is done. */
  pollsLeft: number
  /** Somebody had it stopped before it was done. */
  isCancelled: boolean
  /** Set when it is being made, so that it is made once. */
  picture: Promise<Picture> | undefined
}

const dimensions = (body: unknown): [number, number] => {
  const parameters = field(body, 'parameters') ?? field(body, 'input') ?? body
  const sized = field(parameters, 'image_size') ?? field(parameters, 'target_size') ?? parameters
  const [width, height] = (textField(parameters, 'size') ?? '').split(/[x*]/).map(Number)
  return [width || numberField(sized, 'width') || 512, height || numberField(sized, 'height') || 512]
}

/** The first of the pictures that go in, by the names that the providers have for it. */
const startOf = (body: unknown, parameters: unknown): Uint8Array | undefined => {
  const given =
    textField(parameters, 'input_image') ??
    textField(parameters, 'image_url') ??
    field(field(parameters, 'reference_images'), '0') ??
    textField(parameters, 'image') ??
    (textField(parameters, 'prompt') === undefined ? undefined : textField(body, 'inputs'))
  return typeof given === 'string' ? Buffer.from(given.replace(/^data:[^,]*,/, ''), 'base64') : undefined
}

/** Reads what is asked for out of whichever body a route has. */
export const readRequest = (body: unknown, format: PictureFormat): PictureRequest => {
  const parameters = field(body, 'parameters') ?? field(body, 'input') ?? body
  const [width, height] = dimensions(body)
  // With a picture in `inputs` the words are a parameter.
  const prompt = textField(parameters, 'prompt') ?? textField(body, 'inputs') ?? ''
  const start = startOf(body, parameters)
  return { prompt, seed: numberField(parameters, 'seed') ?? 0, width, height, format, ...(start && { start }) }
}

export interface JobOptions {
  readonly paint: (request: PictureRequest) => Promise<Picture>
  readonly format: () => PictureFormat
  readonly pollsUntilDone: () => number
}

export const createJobs = ({ paint, format, pollsUntilDone }: JobOptions) => {
  const jobs = new Map<string, Job>()
  let made = 0
  return {
    /** Ids count up, so that a run is the same every time. */
    add: (provider: string, body: unknown, fault: PlannedFault | undefined): Job => {
      const job: Job = {
        id: `job-${jobs.size + 1}`,
        provider,
        request: readRequest(body, format()),
        fault,
        pollsLeft: pollsUntilDone(),
        isCancelled: false,
        picture: undefined,
      }
      jobs.set(job.id, job)
      return job
    },
    find: (id: string): Job | undefined => jobs.get(id),
    /** How many pictures were made, and would have been paid for. */
    made: () => made,
    /** Finishes all of them, as time does while nobody asks. */
    finishAll: () => {
      for (const job of jobs.values()) job.pollsLeft = -1
    },
    /** Stops one that is not done yet; false where it is over. */
    cancel: (job: Job): boolean => {
      if (job.isCancelled || job.pollsLeft < 0 || job.fault?.name === 'failed') return false
      job.isCancelled = true
      return true
    },
    /** The ids of those that were stopped before they were done. */
    cancelled: (): string[] => [...jobs.values()].flatMap(({ id, isCancelled }) => (isCancelled ? [id] : [])),
    pictureOf: (job: Job): Promise<Picture> => {
      const name = job.fault?.name
      if (!job.picture) made += 1
      job.picture ??= name !== undefined && isPictureFault(name) ? pictureFaults[name](job.request) : paint(job.request)
      return job.picture
    },
  }
}
export type Jobs = ReturnType<typeof createJobs>
