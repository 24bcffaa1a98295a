import type { EvaluationSummary, ModelFidelity } from '@dreamwalk/evaluation';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/section.tsx';
import { EstimateFigure } from './estimate-figure.tsx';
import table from './table.module.css';

/** How far dreams go where they are told and show what is true; nothing where none was probed. */
export function FidelitySection({ summary: { modelFidelity } }: { readonly summary: EvaluationSummary }) {
  const { t } = useTranslation('evaluate');
  if (modelFidelity.length === 0) return null;
  return (
    <Section title={t('fidelity.title')} className={table.more}>
      <p className={table.about}>{t('fidelity.about')}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('fidelity.arm')}</th>
            <th scope="col">{t('fidelity.ahead')}</th>
            <th scope="col">{t('fidelity.yaw')}</th>
            <th scope="col">{t('fidelity.scale')}</th>
            <th scope="col" title={t('fidelity.alignmentAbout')}>
              {t('fidelity.alignment')}
            </th>
          </tr>
        </thead>
        <tbody>
          {modelFidelity.map((fidelity) => (
            <ArmRow key={fidelity.arm} fidelity={fidelity} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const NONE = { value: null, interval: null };

function ArmRow({ fidelity }: { readonly fidelity: ModelFidelity }) {
  const { t } = useTranslation('evaluate');
  const { arm, starts, actionFollowing, stateAlignment } = fidelity;
  const { correlation, scaleRatio = NONE } = actionFollowing ?? {};
  const farthest = stateAlignment.at(-1);
  const unmoved = t('fidelity.unmoved');
  return (
    <tr>
      <th scope="row">
        {t(`arms.${arm}.name`)}
        <em>{t('fidelity.starts', { count: starts })}</em>
      </th>
      <td>
        <EstimateFigure estimate={correlation?.vz ?? NONE} unknown={unmoved} />
      </td>
      <td>
        <EstimateFigure estimate={correlation?.wy ?? NONE} unknown={unmoved} />
      </td>
      <td>
        <EstimateFigure estimate={scaleRatio} unknown={unmoved} />
      </td>
      <td>
        <EstimateFigure estimate={farthest?.alignment ?? NONE} unknown={t('fidelity.untrue')} />
        {farthest && <em>{t('fidelity.after', { count: farthest.horizon })}</em>}
      </td>
    </tr>
  );
}
