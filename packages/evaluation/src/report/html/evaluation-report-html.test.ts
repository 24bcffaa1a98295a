// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { FAKE_HEADER, fakeEpisodes, fakeProbes } from '../../testing/fake-evaluation.ts';
import { summariseEvaluation } from '../summarise-evaluation.ts';
import { evaluationReportHtml } from './evaluation-report-html.ts';

const fast = { resamples: 100 };
const whole = summariseEvaluation(fakeEpisodes({ starts: 8 }), FAKE_HEADER, {
  ...fast,
  probes: fakeProbes(8),
});

function pageOf(summary: typeof whole): Document {
  return new DOMParser().parseFromString(evaluationReportHtml(summary), 'text/html');
}

function tableOf(page: Document, caption: string): string[][] {
  const table = [...page.querySelectorAll('table')].find(
    (element) => element.querySelector('caption')?.textContent === caption,
  )!;
  return [...table.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ''),
  );
}

describe('evaluationReportHtml', () => {
  const page = pageOf(whole);

  it('has the floor, the ceiling and every candidate in every table of policies', () => {
    const [heading, ...rows] = tableOf(page, 'Success rate over all tasks');
    expect(heading).toEqual([
      'Policy',
      ...['From a tour', 'k / n', 'From one view', 'k / n', 'In reality', 'k / n'],
      'Worth of a tour',
      'World-model steps',
    ]);
    expect(rows).toHaveLength(10);
    expect(rows[0][0]).toBe('no-op (floor)');
    expect(rows[9][0]).toBe('replay (ceiling)');
    for (const { title, judge } of FAKE_HEADER.tasks)
      expect(tableOf(page, `${title}: ${judge}`)).toHaveLength(11);
  });

  it('says what the summary says', () => {
    const cem = whole.cells.find(
      ({ arm, policy, task }) => arm === 'tour' && policy === 'cem' && task === null,
    )!;
    const row = tableOf(page, 'Success rate over all tasks').find(([title]) => title === 'cem')!;
    expect(row[1]).toContain(cem.successRate.toFixed(2));
    expect(row[1]).toContain(`[${cem.wilson.low.toFixed(2)}, ${cem.wilson.high.toFixed(2)}]`);
    expect(row[2]).toBe(`${cem.successes} / ${cem.episodes}`);
  });

  it('shows imagination against reality, and who failed to act', () => {
    const headings = [...page.querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(headings).toContain('Imagined from a tour, against reality');
    expect(headings).toContain('Imagined from one view, against reality');
    expect(tableOf(page, '3 episodes').map(([key]) => key)).toContain('tour/cloned/explore/7/0/0');
    expect(page.querySelector('.banner')).toBeNull();
  });

  it('defines what is ours', () => {
    const terms = tableOf(page, 'Terms of this report').map(([term]) => term);
    expect(terms).toContain('Action Following (ours)');
    expect(terms).toContain('State Alignment (ours)');
  });

  it('needs nothing from elsewhere, and its plots are whole', () => {
    expect(page.querySelector('script, link, iframe')).toBeNull();
    const images = [...page.querySelectorAll('img')];
    expect(images.length).toBe(9);
    for (const image of images) {
      const svg = decodeURIComponent(image.getAttribute('src')!.replace('data:image/svg+xml,', ''));
      expect(new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull();
      expect(svg).not.toMatch(/NaN|undefined|Infinity|href/);
      expect(image.getAttribute('alt')).not.toBe('');
    }
  });

  it('says at its head that nothing is real', () => {
    const imagined = summariseEvaluation(
      fakeEpisodes({ starts: 2, arms: ['tour'], samples: 2 }),
      FAKE_HEADER,
      fast,
    );
    const imaginedPage = pageOf(imagined);
    expect(imaginedPage.querySelector('header .banner')?.textContent).toContain('Imagined, not real');
    expect(imaginedPage.body.textContent).toContain('--against reality');
    expect(tableOf(imaginedPage, 'Standard deviation of the score')[0]).toContain('From a tour: starts');
  });

  it('shows how far the world model follows and is true, in every arm that was probed', () => {
    const [tour, view] = whole.modelFidelity;
    const [heading, ...axes] = tableOf(
      page,
      'Action Following by axis: Pearson’s r of motions asked and shown, and their mean difference a frame',
    );
    expect(heading).toEqual(['Axis', 'From a tour: r', 'error', 'From one view: r', 'error']);
    expect(axes.map(([title]) => title)).toEqual([
      'right (m)',
      'down (m)',
      'ahead (m)',
      'pitch (°)',
      'yaw (°)',
      'roll (°)',
    ]);
    expect(axes[0][1]).toBe('–');
    expect(axes[2][1]).toContain(tour.actionFollowing!.correlation.vz.value!.toFixed(3));
    const yawDeg = (view.actionFollowing!.meanError.wy.value! * 180) / Math.PI;
    expect(axes[4][4]).toContain(yawDeg.toFixed(2));
    const [horizons, , [arm, first]] = tableOf(page, 'State Alignment, by frames from the start');
    expect(horizons).toEqual(['', '1', '2', '4', '8', '16', '32', '60']);
    expect(arm).toBe('From one view');
    expect(first).toContain(view.stateAlignment[0].alignment.value!.toFixed(2));
  });

  it('says why there is no State Alignment in the place of a recording', () => {
    const probes = fakeProbes(2).map((probe) => ({ ...probe, states: [] }));
    const episodes = fakeEpisodes({ starts: 2, arms: ['tour'] });
    const { textContent } = pageOf(summariseEvaluation(episodes, FAKE_HEADER, { ...fast, probes })).body;
    expect(textContent).toContain('there is no State Alignment');
    expect(textContent).toContain('Action Following over all axes');
  });

  it('takes nothing for markup, and stands without episodes', () => {
    const strange = { ...FAKE_HEADER, suite: '<b>bold</b> & "quoted"' };
    const empty = pageOf(summariseEvaluation([], strange, fast));
    expect(empty.querySelector('h1')?.textContent).toBe('<b>bold</b> & "quoted"');
    expect(empty.querySelector('.banner')?.textContent).toContain('No episode has finished');
  });

  it('stands with the episodes of a single policy, imagined or real', () => {
    for (const arm of ['tour', 'reality'] as const) {
      const episodes = fakeEpisodes({ starts: 1, arms: [arm] }).filter(({ policy }) => policy === 'cem');
      const single = pageOf(summariseEvaluation(episodes, FAKE_HEADER, fast));
      expect(single.body.textContent).toContain('No other policy has an episode in common');
      expect(single.body.textContent).toContain('fewer than two candidates');
    }
  });
});
