import { describe, expect, test } from 'vitest'
import { DIALECT_IDS } from '../openai/dialects/dialect.ts'
import { kinds } from '../kinds.ts'
import { FLAVOURS } from './a1111/flavours.ts'
import { startNamed, workflowNamed } from './stand-ins.ts'

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/

/** Starts it, looks whether somebody answers at the address that it tells, and ends it. */
const tryOut = async (...args: string[]) => {
  const { setUp, faults, close } = await startNamed([...args, '--port', '0'])
  const [address = ''] = setUp.match(ADDRESS) ?? []
  const { status } = await fetch(address)
  await close()
  await expect(fetch(address)).rejects.toThrow('fetch failed')
  return { setUp, faults, isAnswering: status < 500 }
}

describe('a stand-in that is started by its name', () => {
  test.each(kinds.map(({ id }) => id))('%s answers, and says how a studio comes to it', async kind => {
    const { setUp, faults, isAnswering } = await tryOut(kind, '--key', 'someone:sesame')
    expect(isAnswering).toBe(true)
    expect(faults).toContain('server-error')
    expect(setUp).not.toContain('undefined')
  })

  test('answers like each of those that speak its protocol', async () => {
    for (const dialect of DIALECT_IDS) expect((await tryOut('openai', '--as', dialect)).setUp).toContain(dialect)
    for (const flavour of FLAVOURS) expect((await tryOut('a1111', '--as', flavour)).isAnswering).toBe(true)
  })

  test('which nobody knows is said', async () => {
    await expect(startNamed(['comfyiu'])).rejects.toThrow('huggingface, openai, openrouter, a1111, comfyui, sdcpp')
    await expect(startNamed(['openai', '--as', 'gemini'])).rejects.toThrow('localai')
  })

  test('has workflows to drop, too', () => {
    const workflow: unknown = JSON.parse(workflowNamed(['comfyui', '--workflow', 'sd15']) ?? '')
    expect(workflow).toMatchObject({ 3: { class_type: 'KSampler' } })
    expect(workflowNamed(['comfyui'])).toBeUndefined()
    expect(() => workflowNamed(['comfyui', '--workflow', 'sd9'])).toThrow('sd15')
  })
})
