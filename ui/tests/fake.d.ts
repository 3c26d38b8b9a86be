// What the fake build lets tests do; src/backend/fake.ts says more.
interface Window {
  feedwrightFake: {
    calls: { command: string; arguments: Record<string, unknown> }[];
    step(count?: number): void;
    release(command: string): void;
  };
  feedwrightLocale(locale: string): Promise<void>;
}
