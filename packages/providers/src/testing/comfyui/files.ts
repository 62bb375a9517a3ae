export interface StoredFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

const keyOf = (type: string, subfolder: string, filename: string) => [type, subfolder, filename].join('|')

/** The folders of a ComfyUI: input, output and temp. */
export const createFiles = () => {
  const files = new Map<string, StoredFile>()

  const find = (filename: string, subfolder = '', type = 'output') => files.get(keyOf(type, subfolder, filename))

  /** A file with the same name and other bytes gets a number. */
  const upload = (filename: string, file: StoredFile, type: string): string => {
    const dot = filename.lastIndexOf('.')
    const [stem, ending] = dot < 0 ? [filename, ''] : [filename.slice(0, dot), filename.slice(dot)]
    for (let number = 0; ; number += 1) {
      const name = number === 0 ? filename : `${stem} (${number})${ending}`
      const before = find(name, '', type)
      if (before && Buffer.compare(before.bytes, file.bytes) !== 0) continue
      files.set(keyOf(type, '', name), file)
      return name
    }
  }

  return {
    find,
    upload,
    store: (filename: string, file: StoredFile, type: string) => {
      files.set(keyOf(type, '', filename), file)
    },
    /** What somebody uploaded. */
    inputs: () => [...files].filter(([key]) => key.startsWith('input|')).map(([, file]) => file),
    empty: (type: string) => {
      for (const key of files.keys()) if (key.startsWith(`${type}|`)) files.delete(key)
    },
  }
}
export type Files = ReturnType<typeof createFiles>

/** Reads a multipart upload. */
export const readUpload = async (raw: Uint8Array, contentType: string) => {
  const form = await new Response(Buffer.from(raw), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
  const image = form?.get('image')
  if (!form || !(image instanceof File)) return undefined
  const type = form.get('type')
  return {
    name: image.name,
    type: typeof type === 'string' ? type : 'input',
    file: { bytes: new Uint8Array(await image.arrayBuffer()), mimeType: image.type },
  }
}
