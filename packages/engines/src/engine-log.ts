export type LogLevel = 'info' | 'warn' | 'error';

/** Where the engines report what happens to them; `fields` are plain data. */
export type EngineLog = (level: LogLevel, message: string, fields?: object) => void;
