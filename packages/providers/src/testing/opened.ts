import { afterEach } from 'vitest'
import type { Engine, EngineWork } from '../port/engine.ts'
import type { EngineKind } from '../port/kind.ts'

/** Opens what each test needs, and closes it after that test. */
export const closedAfterEach = <Options extends readonly unknown[], Opened extends { close: () => Promise<void> }>(
  open: (...options: Options) => Promise<Opened>,
) => {
  const opened: Opened[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()))
  })
  return async (...options: Options): Promise<Opened> => {
    const subject = await open(...options)
    opened.push(subject)
    return subject
  }
}

interface Opening {
  readonly kind: EngineKind
  readonly work: EngineWork
  readonly standIn: { readonly close: () => Promise<void> }
  /** Of the engine; that of its kind when left out. */
  readonly id?: string
}

/** An engine as the studio has it, and the end of it and of what it stands in front of. */
export const openedEngine = ({
  kind: { id: kind, name, isBuiltIn, sourceMark },
  work,
  standIn,
  id = kind,
}: Opening) => {
  const engine: Engine = { id, kind, name, isBuiltIn, sourceMark, ...work }
  return {
    engine,
    close: async () => {
      await engine.close()
      await standIn.close()
    },
  }
}
