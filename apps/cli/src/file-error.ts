/** What went wrong with a file or folder, in a sentence for whoever named it; undefined of all other errors. */
export function fileSentence(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  // Node's errors of the system have these.
  const { code = '', path } = error as NodeJS.ErrnoException
  return SENTENCES[code]?.(path ?? 'the file') ?? `${path ?? 'The file'} cannot be read or written (${code}).`
}

/** Whether another name would help: what was named is not what it has to be. */
export const isMisnamed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && MISNAMED.has(String(error.code)) && fileSentence(error) !== undefined

const MISNAMED = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'])

const SENTENCES: Readonly<Record<string, (place: string) => string>> = {
  ENOENT: place => `There is no ${place}.`,
  ENOTDIR: place => `There can be no ${place}: a part of it is a file, and not a folder.`,
  EISDIR: place => `${place} is a folder, and not a file.`,
  ENAMETOOLONG: place => `${place} is longer than a name may be.`,
  ELOOP: place => `${place} leads back to itself.`,
  EACCES: place => `You may not read or write ${place}.`,
  EPERM: place => `You may not read or write ${place}.`,
  EROFS: place => `Nothing can be written to ${place}: its disk is read only.`,
  ENOSPC: place => `There is no room for ${place}: the disk is full.`,
  EDQUOT: place => `There is no room for ${place}: your share of the disk is used up.`,
}
