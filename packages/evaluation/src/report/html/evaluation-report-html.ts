import { titleOf } from '../../card/figure-names.ts';
import { pageHtml } from '../../card/page-html.ts';
import type { CardAxis } from '../../card/report-card.ts';
import { axisHtml, provenanceHtml } from '../../card/topic-html.ts';
import { escapeXml } from '../../plots/svg-text.ts';
import type { EvaluationSummary } from '../evaluation-summary.ts';
import { DEFINITIONS_TOPIC, failureTopic, policiesTopic } from './about-topics.ts';
import { agreementTopics } from './agreement-topics.ts';
import { differenceTopic, rankTopic, varianceTopics } from './comparison-topics.ts';
import { fidelityTopics } from './fidelity-topics.ts';
import { shiftTopics } from './shift-topics.ts';
import { detailTopic, successTopic, taskTopic } from './success-topics.ts';

/**
 * An evaluation as one page of HTML that needs nothing beside it, in the style of the report card. Without an arm in
 * reality it says at its head that all of it is imagined.
 */
export function evaluationReportHtml(summary: EvaluationSummary): string {
  const { header, arms } = summary;
  const { suite } = header;
  const axes = arms.length === 0 ? [aboutAxis(summary)] : axesOf(summary);
  return pageHtml(`${suite}: evaluation`, [headerHtml(summary), ...axes.map(axisHtml)]);
}

function axesOf(summary: EvaluationSummary): CardAxis[] {
  const { agreements } = summary;
  return [
    {
      title: 'Which policy is better',
      lead: 'How often each policy succeeds, how much better it is than the baseline, and how sure that is.',
      topics: [
        successTopic(summary),
        differenceTopic(summary),
        rankTopic(summary),
        taskTopic(summary),
        detailTopic(summary),
        ...shiftTopics(summary),
        ...varianceTopics(summary),
      ],
    },
    {
      title: 'How far imagination can be trusted',
      lead: 'The same policies in the ground-truth simulator, and the world model’s own error.',
      topics: [
        ...(agreements.length > 0 ? agreementTopics(summary) : [untested(summary)]),
        ...fidelityTopics(summary),
      ],
    },
    aboutAxis(summary),
  ];
}

function untested({ arms, leastWorldSeed }: EvaluationSummary): CardAxis['topics'][number] {
  const onlyReal = arms.every((arm) => arm === 'reality');
  return {
    title: 'Against reality',
    lead: '',
    notes: [
      onlyReal
        ? 'Nothing was imagined, so there is nothing to compare reality with.'
        : leastWorldSeed === null
          ? 'Of these places there is nothing but a recording, so nothing says whether these numbers hold in reality.'
          : 'No policy ran in reality, so nothing says whether these numbers hold there. “dreamwalk evaluate --against reality” runs them in the simulator too.',
    ],
    tables: [],
    pictures: [],
  };
}

function aboutAxis(summary: EvaluationSummary): CardAxis {
  return {
    title: 'What was evaluated',
    lead: '',
    topics: [failureTopic(summary), policiesTopic(summary.header), DEFINITIONS_TOPIC],
  };
}

function headerHtml({ header, arms, episodes, starts, options }: EvaluationSummary): string {
  const { suite, about, evaluatedAt, model, versions, seeds } = header;
  const facts: [name: string, value: string | number | boolean][] = [
    ['model', model.id],
    ['evaluated', evaluatedAt.slice(0, 10)],
    ['episodes', episodes],
    ['starts', starts],
    ['seeds', seeds.join(', ')],
    ...Object.entries(header.options).map(([name, value]): [string, string | number | boolean] => [
      titleOf(name).toLowerCase(),
      value,
    ]),
    ['bootstrap', `${options.resamples} draws, seed ${options.bootstrapSeed}`],
    ...Object.entries(versions),
    ...Object.entries(model.graphs).map(([graph, sha256]): [string, string] => [
      graph,
      `sha256 ${sha256.slice(0, 12)}…`,
    ]),
  ];
  return [
    '<header>',
    '<p class="kicker">Policy evaluation</p>',
    `<h1>${escapeXml(suite)}</h1>`,
    `<p class="lead">${escapeXml(about)}</p>`,
    provenanceHtml(facts.map(([name, value]) => ({ name, value: valueText(value) }))),
    ...(episodes === 0 ? ['<p class="banner"><b>No episode has finished yet.</b></p>'] : []),
    ...(episodes > 0 && !arms.includes('reality') ? [IMAGINED_BANNER] : []),
    '</header>',
  ].join('\n');
}

const IMAGINED_BANNER =
  '<p class="banner"><b>Imagined, not real.</b> Every episode of this report happened inside a world model; ' +
  'none was checked against reality.</p>';

function valueText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
