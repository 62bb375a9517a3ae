import { Type, type Static } from 'typebox'
import { A1111Nothing, a1111List, Anything, a1111Reading, a1111Writing, MaybeText, MaybeWhole } from './a1111.ts'
import { defineRoute, Lenient, Nullable } from './route.ts'

/** Of clients that show several things at once. A function, or the page's bundle could not drop it. */
const ofTask = () => ({
  id_task: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'The `force_task_id` of what is meant; what is being made now where it is left out.',
    }),
  ),
})

export const A1111Progress = Type.Object(
  {
    progress: Type.Number({ minimum: 0, maximum: 1, description: '0 where nothing of yours is being made.' }),
    eta_relative: Type.Number({ description: 'Seconds that are left, as far as can be told.' }),
    state: Type.Object({
      skipped: Type.Boolean(),
      interrupted: Type.Boolean(),
      stopping_generation: Type.Boolean(),
      job: Type.String({ description: 'Its `force_task_id`, else which call it was.' }),
      job_count: Type.Integer({ description: 'Batches of the call; 0 where nothing of yours is being made.' }),
      job_timestamp: Type.String({ examples: ['20261122180405'] }),
      job_no: Type.Integer({ description: 'How many of them are done.' }),
      sampling_step: Type.Integer(),
      sampling_steps: Type.Integer(),
    }),
    current_image: Nullable(
      Type.String({ description: 'What it looks like so far, in base64, where the engine shows it.' }),
    ),
    textinfo: Nullable(Type.String()),
  },
  { 'x-name': 'A1111Progress' },
)
export type A1111Progress = Static<typeof A1111Progress>

export const a1111GetProgress = defineRoute({
  method: 'GET',
  url: '/sdapi/v1/progress',
  schema: {
    operationId: 'a1111GetProgress',
    summary: 'How far what you asked for is',
    description:
      "Only of what was asked for through the same key, or without a key by the same person: never of others' work.",
    tags: ['A1111'],
    querystring: Lenient({
      ...ofTask(),
      skip_current_image: Type.Optional(Type.Boolean({ description: 'Leaves `current_image` out.' })),
    }),
    response: { 200: A1111Progress, ...a1111Reading() },
  },
})

export const a1111Interrupt = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/interrupt',
  schema: {
    operationId: 'a1111Interrupt',
    summary: 'Stop what you asked for',
    description: 'The call that waits for it is answered with the pictures that were done.',
    tags: ['A1111'],
    querystring: Lenient(ofTask()),
    response: { 200: Anything(), ...a1111Writing() },
  },
})

export const a1111Skip = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/skip',
  schema: {
    operationId: 'a1111Skip',
    summary: 'Go on with the next batch of what you asked for',
    tags: ['A1111'],
    querystring: Lenient(ofTask()),
    response: { 200: Anything(), ...a1111Writing() },
  },
})

export const A1111Options = Lenient({
  sd_model_checkpoint: Type.String({
    description: 'The model that is used where a call names none; empty where there is none.',
  }),
  sd_checkpoint_hash: Type.String(),
  samples_format: Type.String({ description: 'How pictures are sent: `png`, `jpg` or `webp`.' }),
  CLIP_stop_at_last_layers: Type.Integer(),
  sd_vae: Type.String(),
})
export type A1111Options = Static<typeof A1111Options>

export const a1111GetOptions = a1111List(
  'a1111GetOptions',
  'options',
  'The settings of the key, or of the person',
  A1111Options,
)

export const NewA1111Options = Lenient(
  {
    sd_model_checkpoint: MaybeText(200, 'A model of `sd-models`; 404 where nobody knows it.'),
    samples_format: MaybeText(20),
    CLIP_stop_at_last_layers: MaybeWhole({ minimum: 1, maximum: 12 }),
    sd_vae: MaybeText(200),
  },
  { examples: [{ samples_format: 'webp' }] },
)
export type NewA1111Options = Static<typeof NewA1111Options>

export const a1111SetOptions = defineRoute({
  method: 'POST',
  url: '/sdapi/v1/options',
  schema: {
    operationId: 'a1111SetOptions',
    summary: 'Choose a model, and how pictures are sent',
    description:
      'It holds for the key that it comes through, or for the person, and for nobody else. What is not named here is let through and means nothing.',
    tags: ['A1111'],
    body: NewA1111Options,
    response: { 200: A1111Nothing('It is stored.'), ...a1111Writing(404, 409, 422, 429, 502) },
  },
})
