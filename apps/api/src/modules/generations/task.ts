import type { NewGeneration, Task } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { FieldError } from '../../platform/errors.ts'

type Asked = Pick<NewGeneration, 'task' | 'inputs' | 'strength' | 'maskBlur' | 'keepUnmasked' | 'scale' | 'extend'>

/** Parts of a request that belong to some tasks only, by where they stand. */
const PARTS = {
  '/inputs/mask': ({ inputs }: Asked) => inputs?.mask,
  '/extend': ({ extend }: Asked) => extend,
  '/scale': ({ scale }: Asked) => scale,
  '/inputs/image': ({ inputs }: Asked) => inputs?.image,
  '/inputs/references': ({ inputs }: Asked) => (inputs?.references?.length ? inputs.references : undefined),
  '/strength': ({ strength }: Asked) => strength,
  '/maskBlur': ({ maskBlur }: Asked) => maskBlur,
  '/keepUnmasked': ({ keepUnmasked }: Asked) => keepUnmasked,
} as const
type Part = keyof typeof PARTS
const ALL_PARTS = Object.keys(PARTS) as Part[] // of an object that is written above

/** What a task needs, and what else it takes. */
const TAKES: Readonly<Record<Task, { readonly needs: readonly Part[]; readonly also: readonly Part[] }>> = {
  'text-to-image': { needs: [], also: [] },
  'image-to-image': { needs: [], also: ['/inputs/image', '/inputs/references', '/strength'] },
  inpaint: {
    needs: ['/inputs/image', '/inputs/mask'],
    also: ['/inputs/references', '/strength', '/maskBlur', '/keepUnmasked'],
  },
  outpaint: { needs: ['/inputs/image', '/extend'], also: [] },
  upscale: { needs: ['/inputs/image', '/scale'], also: [] },
}

/** The first part that is there says what is asked for. */
const TOLD_BY: readonly (readonly [Part, Task])[] = [
  ['/inputs/mask', 'inpaint'],
  ['/extend', 'outpaint'],
  ['/scale', 'upscale'],
  ['/inputs/image', 'image-to-image'],
  ['/inputs/references', 'image-to-image'],
]

/** What is to be done. Throws an error that names both sides of each contradiction. `at`: where in the request it stands. */
export function findTask(asked: Asked, at = ''): Task {
  const given = ALL_PARTS.filter(part => PARTS[part](asked) !== undefined)
  const [toldBy, told] = TOLD_BY.find(([part]) => given.includes(part)) ?? []
  const task = asked.task ?? told ?? 'text-to-image'
  const { needs, also } = TAKES[task]
  const why =
    asked.task !== undefined || toldBy === undefined ? `the task ${task}` : `${toldBy}, which asks for ${task}`
  const errors: FieldError[] = [
    ...given
      .filter(part => !needs.includes(part) && !also.includes(part))
      .map(part => ({ path: `${at}${part}`, message: `does not go with ${why}` })),
    ...needs
      .filter(part => !given.includes(part))
      .map(part => ({ path: `${at}${part}`, message: `is missing: it goes with ${why}` })),
  ]
  if (task === 'image-to-image' && !given.includes('/inputs/image') && !given.includes('/inputs/references'))
    errors.push({ path: `${at}/inputs`, message: `is missing: it goes with ${why}` })
  if (task === 'outpaint' && Object.values(asked.extend ?? { all: 1 }).every(pixels => pixels === 0))
    errors.push({ path: `${at}/extend`, message: 'must be more than 0 at one side' })
  if (errors.length > 0) throw requestInvalid(errors)
  return task
}
