import { inspectImage } from '@atelier/contracts'
import { upload } from '../../api/call.ts'
import { ApiError, describe } from '../../api/errors.ts'
import type { FileState, ImportFile } from './import-file.ts'

/** Files that are looked at at a time. */
const AT_ONCE = 3

interface InspectorOptions {
  /** Whether there is still something to find out. */
  readonly isWanted: (file: ImportFile) => boolean
  readonly setState: (file: ImportFile, state: FileState) => void
}

/** Has the server look at files that are on the screen: at few at a time, at the one that came last first, and at none that left meanwhile. */
export function createInspector({ isWanted, setState }: InspectorOptions) {
  const wanted = new Set<ImportFile>()
  let running = 0

  async function look(file: ImportFile): Promise<void> {
    try {
      const { body } = await upload(inspectImage, file.file)
      file.inspected = body
      if (isWanted(file) && body.duplicateOf)
        setState(file, {
          status: body.duplicateOf.trashedAt === null ? 'known' : 'trashed',
          imageId: body.duplicateOf.id,
        })
    } catch (error) {
      // Any other trouble is told by the import itself.
      const isRefused = error instanceof ApiError && (error.status === 413 || error.status === 422)
      if (isRefused && isWanted(file)) setState(file, { status: 'refused', problem: describe(error) })
    }
  }

  async function work(): Promise<void> {
    running += 1
    for (let file = [...wanted].at(-1); file; file = [...wanted].at(-1)) {
      wanted.delete(file)
      if (isWanted(file) && !file.inspected) await look(file)
    }
    running -= 1
  }

  return {
    want(file: ImportFile) {
      wanted.add(file)
      if (running < AT_ONCE) void work()
    },
    leave: (file: ImportFile) => void wanted.delete(file),
  }
}
