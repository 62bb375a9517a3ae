import type { InspectedFile } from '@atelier/contracts'
import { shallowReactive } from 'vue'
import type { FoundFile } from './found-files.ts'

/** How far a file is. `problem` is one sentence. */
export type FileState =
  | { readonly status: 'chosen' }
  | { readonly status: 'imported'; readonly imageId: string }
  | { readonly status: 'known'; readonly imageId: string }
  | { readonly status: 'trashed'; readonly imageId: string }
  | { readonly status: 'refused'; readonly problem: string }

export type FileStatus = FileState['status']

export interface ImportFile extends FoundFile {
  readonly key: number
  state: FileState
  /** What the server saw in it; undefined until somebody looked at it. */
  inspected: InspectedFile | undefined
}

export const createImportFile = ({ file, path }: FoundFile, key: number): ImportFile =>
  shallowReactive({ file, path, key, state: { status: 'chosen' }, inspected: undefined })

/** The same file chosen twice is one. */
export const identityOf = ({ file, path }: FoundFile) => `${path}\n${file.size}\n${file.lastModified}`
