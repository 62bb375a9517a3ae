import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import { createForm } from '../net/undici.ts'
import { whiteAndTransparentMask, withTransparency } from '../pictures/masks.ts'
import type { ImageRequest, InputImage } from '../port/request.ts'
import type { Uploaded } from './fill.ts'
import { comfyError } from './errors.ts'
import { picturesOf } from './graph/workflow-map.ts'
import { NAME, type ComfyUiConfig } from './options.ts'
import { typeOfPicture } from './pictures.ts'
import type { Workflow } from './settings.ts'

const MAX_REMEMBERED = 500
const UPLOAD_TIMEOUT_MS = 120_000

const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** Brings pictures to ComfyUI, each once: its name says what is in it. */
export const createUploads = ({ callTimeoutMs }: ComfyUiConfig, server: OwnServer) => {
  const known = new LRUCache<string, string>({ max: MAX_REMEMBERED })

  const upload = async (bytes: Uint8Array, signal: AbortSignal): Promise<string> => {
    const mimeType = typeOfPicture(bytes) ?? 'image/png'
    const name = `atelier-${createHash('sha256').update(bytes).digest('hex')}.${EXTENSIONS[mimeType] ?? 'png'}`
    const before = known.get(name)
    if (before !== undefined) return before
    const form = createForm()
    form.set('image', new Blob([new Uint8Array(bytes)], { type: mimeType }), name)
    form.set('type', 'input')
    form.set('overwrite', 'false')
    const timeoutMs = Math.max(callTimeoutMs, UPLOAD_TIMEOUT_MS)
    const answer = await server.json({ method: 'POST', path: '/upload/image', form, signal, timeoutMs })
    const given = textAt(answer, 'name')
    if (given === undefined)
      throw comfyError('provider.bad_output', { message: `${NAME} does not say where it stored the picture.` })
    const subfolder = textAt(answer, 'subfolder')
    const stored = subfolder === undefined ? given : `${subfolder}/${given}`
    known.set(name, stored)
    return stored
  }

  /** The mask in the alpha channel of the picture, where the workflow reads both from one file. */
  const uploadMasked = async (image: InputImage, mask: InputImage, { map }: Workflow, signal: AbortSignal) => {
    const [first] = picturesOf(map)
    const isSame = map.mask === first
    return {
      picture: await upload((isSame ? await withTransparency(image, mask) : image).bytes, signal),
      mask: isSame ? undefined : await upload((await whiteAndTransparentMask(image, mask)).bytes, signal),
    }
  }

  return {
    /** Everything that a request begins with, in the order of the workflow's pictures. */
    send: async (workflow: Workflow, request: ImageRequest, signal: AbortSignal): Promise<Uploaded> => {
      if (!('inputs' in request)) return { pictures: [], mask: undefined }
      const { inputs } = request
      const references = 'references' in inputs ? inputs.references : []
      const masked =
        'mask' in inputs
          ? await uploadMasked(inputs.image, inputs.mask, workflow, signal)
          : { picture: undefined, mask: undefined }
      const start = masked.picture ?? (inputs.image ? await upload(inputs.image.bytes, signal) : undefined)
      const pictures = start === undefined ? [] : [start]
      for (const { bytes } of references) pictures.push(await upload(bytes, signal))
      return { pictures, mask: masked.mask }
    },
    /** Somebody emptied the folder there. */
    forget: () => {
      known.clear()
    },
  }
}
export type Uploads = ReturnType<typeof createUploads>
