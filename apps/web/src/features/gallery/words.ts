import { t } from './text.ts'

export const pictures = (count: number) => t('pictures', { count })
