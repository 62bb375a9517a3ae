import { at, isObject, textAt } from '../../net/json.ts'
import { byId, toPlace } from '../graph/graph.ts'
import { readFailure, type Failure } from './events.ts'

/** A file by the names that `GET /view` takes. */
export interface OutputFile {
  readonly filename: string
  readonly subfolder: string
  readonly type: string
}

/** What came of a job that is over. */
export type Outcome =
  | { readonly kind: 'picture'; readonly file: OutputFile }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'nothing' }

const filesOf = (output: unknown): OutputFile[] => {
  const images = at(output, 'images')
  return (Array.isArray(images) ? images : []).flatMap((image: unknown) => {
    const filename = textAt(image, 'filename')
    return filename === undefined
      ? []
      : [{ filename, subfolder: textAt(image, 'subfolder') ?? '', type: textAt(image, 'type') ?? 'output' }]
  })
}

/** The picture of the mapped node, else the first that was saved, else one that was shown. */
const pick = (outputs: unknown, mapped: string | null): OutputFile | undefined => {
  if (!isObject(outputs)) return undefined
  const own = mapped === null ? undefined : toPlace(mapped)?.id
  const [file] = own === undefined ? [] : filesOf(outputs[own])
  if (file) return file
  const files = Object.keys(outputs)
    .toSorted(byId)
    .flatMap(id => filesOf(outputs[id]))
  return files.find(({ type }) => type === 'output') ?? files[0]
}

const messagesOf = (entry: unknown): readonly unknown[] => {
  const messages = at(entry, 'status', 'messages')
  return Array.isArray(messages) ? messages : []
}

/** Reads an entry of the history. Old versions do not store why a job failed: `heard` is what was told of it. */
export const outcomeOf = (entry: unknown, mapped: string | null, heard: Failure | undefined): Outcome => {
  const messages = messagesOf(entry)
  const named = (name: string) => messages.find(message => at(message, 0) === name)
  const error = named('execution_error')
  if (error !== undefined) return { kind: 'failed', failure: readFailure(at(error, 1)) }
  if (named('execution_interrupted') !== undefined) return { kind: 'interrupted' }
  const file = pick(at(entry, 'outputs'), mapped)
  if (file) return { kind: 'picture', file }
  return heard ? { kind: 'failed', failure: heard } : { kind: 'nothing' }
}
