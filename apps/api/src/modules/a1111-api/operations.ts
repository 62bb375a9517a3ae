import {
  a1111ExtraBatchImages,
  a1111ExtraSingleImage,
  a1111GetOptions,
  a1111GetProgress,
  a1111Img2img,
  a1111Interrupt,
  a1111PngInfo,
  a1111RefreshCheckpoints,
  a1111RefreshLoras,
  a1111ReloadCheckpoint,
  a1111SetOptions,
  a1111Skip,
  a1111Txt2img,
  a1111UnloadCheckpoint,
} from '@atelier/contracts'
import type { Decoding } from '../../platform/decoding.ts'
import type { ReadyAnswer } from '../../platform/operations/answer.ts'
import { operation } from '../../platform/operations/operation.ts'
import type { Extras } from './extras.ts'
import type { Jobs } from './jobs.ts'
import { listsOperations } from './lists.operations.ts'
import type { Lists } from './lists.ts'
import type { Make } from './make.ts'
import type { Options } from './options.service.ts'
import { pngInfo } from './png-info.ts'
import type { ProgressOf } from './progress.ts'

/** Bytes: pictures come in base64. */
const PICTURES_BYTES = 30 * 1024 * 1024

/** `null`, which is JSON, too. */
const NULL: ReadyAnswer = { answer: 'ready', json: { bytes: Buffer.from('null') } }
const nothing = () => NULL

interface Services {
  readonly make: Make
  readonly jobs: Jobs
  readonly progressOf: ProgressOf
  readonly options: Options
  readonly lists: Lists
  readonly extras: Extras
  readonly decoding: Decoding
}

export const a1111Operations = ({ make, jobs, progressOf, options, lists, extras, decoding }: Services) => ({
  a1111Txt2img: operation(a1111Txt2img, {
    needs: 'generations:write',
    run: (ctx, wish) => make(ctx, wish, 'txt2img'),
    http: { takesLong: true },
  }),
  a1111Img2img: operation(a1111Img2img, {
    needs: 'generations:write',
    run: (ctx, wish) => make(ctx, wish, 'img2img'),
    http: { takesLong: true, bodyLimitBytes: PICTURES_BYTES },
  }),
  a1111ExtraSingleImage: operation(a1111ExtraSingleImage, {
    needs: 'generations:write',
    run: (ctx, wish) => extras.single(ctx, wish),
    http: { takesLong: true, bodyLimitBytes: PICTURES_BYTES },
  }),
  a1111ExtraBatchImages: operation(a1111ExtraBatchImages, {
    needs: 'generations:write',
    run: (ctx, wish) => extras.batch(ctx, wish),
    http: { takesLong: true, bodyLimitBytes: PICTURES_BYTES },
  }),
  a1111PngInfo: operation(a1111PngInfo, {
    needs: 'images:read',
    run: (_ctx, { image }) => pngInfo(image, decoding),
    http: { bodyLimitBytes: PICTURES_BYTES },
  }),
  a1111GetProgress: operation(a1111GetProgress, {
    needs: 'images:read',
    run: ({ actor }, { id_task, skip_current_image }) =>
      progressOf(actor, { taskId: id_task, withImage: skip_current_image !== true }),
    http: { isQuiet: true },
  }),
  a1111Interrupt: operation(a1111Interrupt, {
    needs: 'generations:write',
    async run({ actor }, { id_task }) {
      await jobs.interrupt(actor, id_task)
      return {}
    },
  }),
  a1111Skip: operation(a1111Skip, {
    needs: 'generations:write',
    async run({ actor }, { id_task }) {
      await jobs.skipFirst(actor, id_task)
      return {}
    },
  }),
  a1111GetOptions: operation(a1111GetOptions, { needs: 'images:read', run: ({ actor }) => options.get(actor) }),
  a1111SetOptions: operation(a1111SetOptions, {
    needs: 'generations:write',
    async run({ actor }, wish) {
      await options.set(actor, wish)
      return NULL
    },
  }),
  a1111RefreshCheckpoints: operation(a1111RefreshCheckpoints, { needs: 'generations:write', run: nothing }),
  a1111RefreshLoras: operation(a1111RefreshLoras, { needs: 'generations:write', run: nothing }),
  a1111ReloadCheckpoint: operation(a1111ReloadCheckpoint, { needs: 'generations:write', run: nothing }),
  a1111UnloadCheckpoint: operation(a1111UnloadCheckpoint, { needs: 'generations:write', run: nothing }),
  ...listsOperations(lists),
})
