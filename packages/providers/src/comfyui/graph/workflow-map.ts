import { Type, type Static } from 'typebox'

/** `NODEID.inputName`; ids have no dots, names may. */
const Place = Type.String({ pattern: '^[^.]+\\..+$', maxLength: 200 })
const place = (description: string) => Type.Union([Place, Type.Null()], { description })

/** Which input of which node each parameter of the studio goes into. */
export const WorkflowMap = Type.Object(
  {
    prompt: place('Where the prompt goes.'),
    negativePrompt: place('Where the negative prompt goes.'),
    width: place('Pixels.'),
    height: place('Pixels.'),
    seed: place('The seed of the noise.'),
    steps: place('The steps of the sampler.'),
    guidance: place('CFG, or the guidance of Flux.'),
    sampler: place('The name of the sampler.'),
    scheduler: place('The name of the scheduler.'),
    strength: place('How much of a picture is made anew, 0 to 1.'),
    image: Type.Union([Place, Type.Array(Place, { minItems: 1, maxItems: 8 }), Type.Null()], {
      description: 'The picture that it begins with; of several, the others are references.',
    }),
    mask: place('The mask; the same as `image` where it is the alpha channel of that.'),
    model: place('The file of the model.'),
    output: place('The node whose picture is taken.'),
  },
  { title: 'Map', description: 'Which input of which node takes what, as "6.text".' },
)
export type WorkflowMap = Static<typeof WorkflowMap>
export type MapKey = keyof WorkflowMap

export const picturesOf = ({ image }: Pick<WorkflowMap, 'image'>): readonly string[] =>
  image === null ? [] : [image].flat()
