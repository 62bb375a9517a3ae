import { readPromptFile, type NewGeneration, type PromptFile } from '@atelier/contracts'
import { computed, shallowRef } from 'vue'
import { call } from '../../../api/call.ts'
import { describe } from '../../../api/errors.ts'
import { createSending } from '../../../api/sending.ts'
import { readText } from '../../../browser/text-file.ts'
import { useDurations } from '../../../stores/durations.ts'
import { useGenerations } from '../../../stores/generations.ts'
import { useModels } from '../../../stores/models.ts'
import { useSettings } from '../../../stores/settings.ts'
import { t } from './text.ts'
import { totalsOf } from './totals.ts'

/** Bytes; characters as the API takes them, each of which may be four. */
const LARGEST = 4 * 5_000_000
/** Names of models have to be looked up at the Hub, some of them. */
const CHECK_WITHIN_MS = 60_000

const formatOf = ({ name }: File) => (/\.(csv|tsv)$/i.test(name) ? 'csv' : 'lines')

/** A file of prompts: chosen, checked by the server, and made as a whole. */
export function usePromptFile(base: () => Omit<NewGeneration, 'prompt'>) {
  const generations = useGenerations()
  const models = useModels()
  const durations = useDurations()
  const settings = useSettings()
  const { isSending, alone, send } = createSending()
  const name = shallowRef('')
  const file = shallowRef<PromptFile>()
  const isReading = shallowRef(false)
  const problem = shallowRef<string>()
  let readings = 0

  const faults = computed(() => file.value?.rows.filter(({ problems }) => problems.length > 0).length ?? 0)
  const totals = computed(() =>
    totalsOf(file.value?.rows.map(({ request }) => request) ?? [], {
      modelOf: id => models.byId.get(id),
      msPerImage: id => durations.msPerImage.get(id),
      lanes: provider => settings.current?.concurrency[provider] ?? 1,
    }),
  )

  function forget() {
    readings += 1
    name.value = ''
    file.value = undefined
    problem.value = undefined
    isReading.value = false
  }

  /** Only the file that was chosen last counts. */
  async function take(chosen: File) {
    forget()
    const reading = readings
    if (chosen.size > LARGEST) {
      problem.value = t('tooLarge')
      return
    }
    name.value = chosen.name
    isReading.value = true
    try {
      // An empty text is the server's to judge, too, and a blank is as good as none.
      const text = (await readText(chosen)) || ' '
      const body = { text, format: formatOf(chosen), base: base() } as const
      const read = await call(readPromptFile, { body }, { deadlineMs: CHECK_WITHIN_MS })
      if (reading === readings) file.value = read
    } catch (error) {
      if (reading === readings) problem.value = describe(error)
    } finally {
      if (reading === readings) isReading.value = false
    }
  }

  /** All of them or none. Gives the newest; undefined where it was refused, of which is told. */
  const make = async (): Promise<string | undefined> =>
    alone(async () => {
      const items = file.value?.rows.map(({ request }) => request) ?? []
      problem.value = undefined
      try {
        return await send({ items }, generations.createList)
      } catch (error) {
        problem.value = describe(error)
        return undefined
      }
    })

  return { name, file, isReading, isSending, problem, faults, totals, take, make, forget }
}
