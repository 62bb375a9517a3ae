/** A file to import, and where it lay in the folder that was chosen. */
export interface FoundFile {
  readonly file: File
  /** With the folders above it, as far as they are known. */
  readonly path: string
}

export interface Found {
  readonly files: readonly FoundFile[]
  /** Files in folders that are no pictures at all: nobody chose them, so they are only counted. */
  readonly passedOver: number
}

/** What a drop holds; must be read while the event is being handled, and is walked through later. */
export type Dropped = readonly (FileSystemEntry | File)[]

const PICTURE = /\.(png|jpe?g|webp)$/i
/** Hidden files, and what systems put beside the files of others. */
const isHidden = (name: string) => name.startsWith('.')
const isPicture = ({ name, type }: File) => /^image\/(png|jpeg|webp)$/.test(type) || (type === '' && PICTURE.test(name))

/** Of files that were chosen one by one every one counts: what is wrong with it is told at the file. */
export const foundAmong = (files: Iterable<File>): Found => ({
  files: Array.from(files, file => ({ file, path: file.name })),
  passedOver: 0,
})

/** Of a folder, as `<input webkitdirectory>` gives it. */
export function foundInFolder(all: Iterable<File>): Found {
  const visible = [...all].filter(({ name }) => !isHidden(name))
  const files = visible.filter(isPicture).map(file => ({ file, path: file.webkitRelativePath || file.name }))
  return { files, passedOver: visible.length - files.length }
}

/** Walks through what was dropped, whole folders with all that is below them. */
export async function foundIn(dropped: Dropped): Promise<Found> {
  const files: FoundFile[] = []
  let passedOver = 0

  async function take(entry: FileSystemEntry, isWithin: boolean): Promise<void> {
    if (isWithin && isHidden(entry.name)) return
    const path = entry.fullPath.replace(/^\//, '')
    if (isDirectory(entry)) {
      for await (const child of childrenOf(entry, () => (passedOver += 1))) await take(child, true)
    } else if (isFile(entry)) {
      const file = await fileOf(entry).catch(() => undefined)
      if (file && (!isWithin || isPicture(file))) files.push({ file, path })
      else passedOver += 1
    }
  }

  for (const one of dropped) {
    if (one instanceof File) files.push({ file: one, path: one.name })
    else await take(one, false)
  }
  return { files, passedOver }
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = async (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject)
  })

/** A reader gives some hundred at a time, and an empty list at the end. */
async function* childrenOf(entry: FileSystemDirectoryEntry, onUnreadable: () => void): AsyncGenerator<FileSystemEntry> {
  const reader = entry.createReader()
  for (;;) {
    // A folder that may not be read has nothing in it for us, and is told of with what was passed over.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    }).catch(() => {
      onUnreadable()
      return []
    })
    if (some.length === 0) return
    yield* some
  }
}
