import { createUpload, type Image, type InputUsed, type Model, type NewVariation, type Task } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { upload } from '../api/call.ts'
import { originalUrl } from '../api/image-url.ts'
import { apiUrl } from '../api/url.ts'
import { readDataUrl } from '../browser/data-url.ts'
import { forgetStored, readStored, store } from '../browser/stored.ts'
import { BEYOND_KEY } from './beyond-key.ts'
import type { EditorResult, EditorState } from './edits.ts'
import { thatAreHere } from './lost-pictures.ts'
import {
  complete,
  forTask,
  isWhole,
  NOTHING,
  resultSize,
  scaleOf,
  sizeLike,
  taskOf,
  type Beyond,
  type StartPicture,
} from './beyond-values.ts'

/** As it was stored by this version of the page; anything else is nothing. */
function parse(text: string | null): Beyond {
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    return typeof stored === 'object' && stored !== null ? { ...NOTHING, ...stored } : NOTHING
  } catch {
    return NOTHING
  }
}

const isNothing = ({ start, references, options, strength }: Beyond) =>
  start === null && references.length === 0 && strength === null && Object.keys(options).length === 0

/** An image of the studio as something to begin with. */
const ofImage = (image: Pick<Image, 'id' | 'width' | 'height' | 'urls'>): StartPicture => ({
  ref: { imageId: image.id },
  width: image.width,
  height: image.height,
  url: originalUrl(image),
})

/** By its own id: the image that it was may be gone. */
const ofInput = ({ id, width, height, url }: InputUsed): StartPicture => ({
  ref: { uploadId: id },
  width,
  height,
  url: apiUrl(url),
})

type Recipe = Partial<Pick<Image, 'task' | 'inputs' | 'recipe'>>

/** The pictures that the next one begins with, and the options of its model: stored in this browser, as the draft is. */
export const useBeyondWords = defineStore('beyond-words', () => {
  const beyond = shallowRef<Beyond>(parse(readStored(BEYOND_KEY)))
  /** Whether one has yet to be told that pictures are gone. */
  const isLost = shallowRef(false)

  function change(patch: Partial<Beyond>) {
    beyond.value = { ...beyond.value, ...patch }
    // What has nothing in it needs no code the next time.
    if (isNothing(beyond.value)) forgetStored(BEYOND_KEY)
    else store(BEYOND_KEY, JSON.stringify(beyond.value))
  }

  const task = computed((): Task => taskOf(beyond.value))

  /** Sends a file; throws as `call` does. */
  async function send(file: File): Promise<StartPicture> {
    const { body } = await upload(createUpload, file)
    const { id, width, height } = body
    return { ref: { uploadId: id }, width, height, url: apiUrl(`/api/v1/uploads/${id}/file`) }
  }

  /** Another picture to begin with: a mask and a frame belong to the one before. */
  function begin(start: StartPicture | null, at: Beyond['task'] = 'image-to-image') {
    isLost.value = false
    change({ start, task: at, mask: null, extend: null })
  }

  /** What was done to the start in the editor. Throws as `call` does. */
  async function takeEdit(result: EditorResult) {
    if (result.kind === 'frame') {
      change({ task: 'outpaint', extend: result.extend })
      return
    }
    const file = new File([result.kind === 'mask' ? result.mask : result.picture], `${result.kind}.png`, {
      type: 'image/png',
    })
    const sent = await send(file)
    if (result.kind === 'picture') begin(sent)
    else if ('uploadId' in sent.ref)
      change({ task: 'inpaint', mask: { uploadId: sent.ref.uploadId, url: sent.url, state: result.state } })
  }

  /** A mask of an earlier picture is not here yet. Throws where it cannot be read. */
  async function readMask() {
    const { mask } = beyond.value
    if (!mask || mask.state) return
    const state = { kind: 'mask', mask: await readDataUrl(mask.url), feather: 0 } as const
    if (beyond.value.mask === mask) change({ mask: { ...mask, state } })
  }

  /** Lets go of what the server has no longer: an upload that nothing was begun with is kept for a day. */
  async function check(): Promise<void> {
    const before = beyond.value
    const here = await thatAreHere(before)
    if (beyond.value !== before) return check()
    if (here === before) return undefined
    change(here)
    isLost.value = true
  }

  /** What the editor takes up again: the mask or the frame of the start. */
  const editState = computed((): EditorState | undefined => {
    const { mask, extend } = beyond.value
    if (task.value === 'outpaint' && extend) return { kind: 'frame', extend }
    return task.value === 'inpaint' ? mask?.state : undefined
  })

  /** What an earlier picture began with, and its options. */
  function take({ task: was, inputs = [], recipe }: Recipe) {
    const [image] = inputs.filter(({ role }) => role === 'image')
    const [mask] = inputs.filter(({ role }) => role === 'mask')
    const { sampler, scheduler, loras, options = {}, extend = null, scale } = recipe ?? {}
    change({
      task: was && was !== 'text-to-image' ? was : 'image-to-image',
      start: image ? ofInput(image) : null,
      mask: mask ? { uploadId: mask.id, url: apiUrl(mask.url) } : null,
      references: inputs.filter(({ role }) => role === 'reference').map(ofInput),
      extend,
      scale: scale === 4 ? 4 : 2,
      strength: recipe?.strength ?? null,
      options: {
        ...options,
        ...(sampler && { sampler }),
        ...(scheduler && { scheduler }),
        ...(loras && loras.length > 0 && { loras }),
      },
    })
  }

  void check()
  /** Whether one came here to paint or to extend. */
  const wantsEditor = shallowRef(false)

  return {
    beyond,
    task,
    isLost,
    check,
    readMask,
    change,
    send,
    begin,
    takeEdit,
    editState,
    take,
    beginWithImage: (image: Parameters<typeof ofImage>[0], at?: Beyond['task']) => begin(ofImage(image), at),
    wantsEditor,
    ofImage,
    setOption: (name: string, value: unknown) => change({ options: { ...beyond.value.options, [name]: value } }),
    isWhole: computed(() => isWhole(beyond.value)),
    resultSize: (model: Model) => resultSize(beyond.value, model),
    scale: (model: Model) => scaleOf(beyond.value, model),
    /** The model with the limits of the task. */
    forTask: (model: Model): Model => forTask(model, task.value),
    /** How large a picture is where nobody chose; undefined where no picture says so. */
    standardSize: (model: Model) =>
      beyond.value.start ? sizeLike(beyond.value.start, forTask(model, task.value).limits) : undefined,
    complete: <Request extends NewVariation>(request: Request, model: Model): Request =>
      complete(request, model, beyond.value),
  }
})
export type BeyondWords = ReturnType<typeof useBeyondWords>
