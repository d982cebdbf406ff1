import { describe, expect, it } from 'vitest';
import { createCircuit } from './circuit.ts';
import { GenesysFailure } from './failures.ts';

function scene() {
  const clock = { now: 0 };
  const circuit = createCircuit(() => clock.now);
  const works = () => circuit.run(async () => 'done');
  const fails = (failure = new GenesysFailure('timeout')) =>
    circuit.run(() => Promise.reject(failure)).catch((error: GenesysFailure) => error.kind);
  const failInARow = async (times: number) => {
    for (let time = 0; time < times; time++) await fails();
  };
  return { clock, circuit, works, fails, failInARow };
}

describe('the circuit', () => {
  it('opens after ten failures in a row, and then nothing is tried', async () => {
    const { circuit, works, failInARow } = scene();
    await failInARow(9);
    expect(await works()).toBe('done');
    await failInARow(9);
    expect(circuit.state()).toBe('closed');
    await failInARow(1);
    expect(circuit.state()).toBe('open');
    await expect(works()).rejects.toMatchObject({ kind: 'circuit-open', retryAfterSeconds: 5 });
  });

  it('lets one call through after five seconds, and closes when that goes well', async () => {
    const { clock, circuit, works, failInARow } = scene();
    await failInARow(10);
    clock.now += 5_000;
    expect(circuit.state()).toBe('half-open');
    const [first, second] = await Promise.allSettled([works(), works()]);
    expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
    expect(circuit.state()).toBe('closed');
  });

  it('stays open for five seconds more when that one fails', async () => {
    const { clock, circuit, fails, failInARow } = scene();
    await failInARow(10);
    clock.now += 5_000;
    expect(await fails()).toBe('timeout');
    expect(circuit.state()).toBe('open');
    expect(await fails()).toBe('circuit-open');
    clock.now += 5_000;
    expect(circuit.state()).toBe('half-open');
  });

  it.each([400, 401, 403, 404, 429])('does not take the answer %i for a fault', async (status) => {
    const { circuit, fails, failInARow } = scene();
    await failInARow(9);
    await fails(new GenesysFailure('status', { status }));
    await failInARow(9);
    expect(circuit.state()).toBe('closed');
  });
});
