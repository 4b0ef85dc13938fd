import {
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Stepper,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import type { OrderDetail, OrderType, Problem } from '../../preload/contract.ts';
import { door } from '../door/door.ts';
import { runJob } from '../door/jobs.ts';
import { useRead } from '../door/use-read.ts';
import { Classification } from '../review/classification.tsx';
import { VehicleTable } from '../review/vehicle-table.tsx';
import { announceDone } from '../shell/activity.ts';
import { usePractice } from '../shell/practice.tsx';
import { formatPlural } from '../shell/words.ts';

const STEPS = ['Dealership', 'VINs', 'Review', 'Number'] as const;
const REVIEW = 2;
const NUMBER = 3;
const DONE = 4;

/** The step-by-step way to one order: dealership and type, VINs, review, number. It starts empty every time. */
export function NewOrderWizard(props: {
  readonly isOpen: boolean;
  /** Text with VINs that was dropped on the window; it makes the order a LIST. */
  readonly text: string;
  readonly onClose: () => void;
}) {
  const { isOpen, text, onClose } = props;
  const [order, setOrder] = useState<OrderDetail | null>(null);
  useEffect(() => {
    // A draft that was not exported is thrown away, however the wizard was left, also while it was being prepared.
    if (isOpen || order === null) return;
    dropDraft(order);
    setOrder(null);
  }, [isOpen, order]);

  // A click beside it would lose what was pasted.
  return (
    <Modal opened={isOpen} onClose={onClose} title="New order" size={880} closeOnClickOutside={false}>
      {isOpen && <WizardSteps text={text} order={order} onOrder={setOrder} onClose={onClose} />}
    </Modal>
  );
}

function dropDraft(order: OrderDetail | null): void {
  if (order === null || order.status !== 'draft' || order.waitingSince !== null) return;
  void runJob('Discarding the draft', 'discardDraft', { id: order.id });
}

function WizardSteps(props: {
  /** What was dropped on the window. */
  readonly text: string;
  readonly order: OrderDetail | null;
  readonly onOrder: (order: OrderDetail | null) => void;
  readonly onClose: () => void;
}) {
  const { text: dropped, order, onOrder, onClose } = props;
  const [step, setStep] = useState(0);
  const [name, setName] = useState<string | null>(null);
  const [type, setType] = useState<OrderType>(dropped === '' ? 'cao' : 'list');
  const [text, setText] = useState(dropped);
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPractice] = usePractice();
  const { data } = useRead('listDealerships', {});
  const series = useRead('proposeOrderNumber', {});
  const needsVins = type !== 'cao';

  async function prepare(): Promise<void> {
    if (name === null) return;
    const result = await runJob(`Preparing ${name}`, 'prepareOrder', { name, type, ...(needsVins ? { text } : {}) });
    if (!result.ok) setProblem(result.problem);
    else if (result.value.order === null) {
      setProblem({ code: 'nothing-new', message: `There is nothing new at ${name}. Nothing was written.` });
    } else {
      setProblem(null);
      onOrder(result.value.order);
      setStep(REVIEW);
    }
  }

  async function publish(yes: boolean): Promise<void> {
    if (!order) return;
    const input = {
      id: order.id,
      practice: isPractice,
      yes,
      ...(number.trim() === '' ? {} : { number: number.trim() }),
    };
    const result = await runJob(`Exporting ${order.dealership}`, 'publishOrder', input);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setProblem(null);
    onOrder(result.value.order);
    setStep(DONE);
    if (result.value.order.waitingSince === null) {
      announceDone(`${order.dealership} is exported`, result.value.order.folder ?? '');
    } else announceDone(`${order.dealership} waits for the share`, 'It is exported by itself when the share is back.');
  }

  function next(): void {
    if (step === 0 && needsVins) setStep(1);
    else if (step < REVIEW) void prepare();
    else if (step === REVIEW) {
      if (number === '' && !isPractice) setNumber(series.data?.number ?? '');
      setStep(NUMBER);
    } else if (step === NUMBER) void publish(problem?.code === 'needs-confirmation');
    else onClose();
  }

  /** One step back; a draft is made anew from what is said before it. */
  function back(): void {
    setProblem(null);
    if (step === REVIEW) {
      dropDraft(order);
      onOrder(null);
    }
    setStep(step === REVIEW && !needsVins ? 0 : step - 1);
  }

  const canGoOn = (step > 0 || name !== null) && (step !== 1 || text.trim() !== '');
  const nextWord =
    step === DONE
      ? 'Close'
      : step < NUMBER
        ? 'Next'
        : problem?.code === 'needs-confirmation'
          ? 'Yes, export all the same'
          : 'Export';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canGoOn) next();
      }}
    >
      <Stack>
        <Stepper active={step} size="sm">
          {STEPS.map((label) => (
            <Stepper.Step key={label} label={label} />
          ))}
        </Stepper>
        {step === 0 && (
          <>
            <Select
              label="Dealership"
              searchable
              selectFirstOptionOnChange
              data-autofocus
              data={(data?.dealerships ?? []).filter((line) => line.isActive).map((line) => line.name)}
              value={name}
              onChange={(chosen) => {
                setName(chosen);
                const usual = data?.dealerships.find((line) => line.name === chosen)?.orderType ?? 'cao';
                setType(dropped === '' ? usual : 'list');
                setProblem(null);
              }}
            />
            <SegmentedControl
              aria-label="Order type"
              value={type}
              onChange={(chosen) => setType(chosen as OrderType)}
              data={[
                { value: 'cao', label: 'CAO: what is new' },
                { value: 'list', label: 'LIST: what they sent' },
                { value: 'maintenance', label: 'MAINTENANCE: both' },
              ]}
            />
          </>
        )}
        {step === 1 && name !== null && (
          <>
            <Textarea
              label="VINs or stock numbers"
              description="Paste anything: lines, commas, whole e-mails"
              autosize
              minRows={6}
              maxRows={12}
              data-autofocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Classification name={name} text={text} />
          </>
        )}
        {step === REVIEW && order && (
          <>
            <Text>
              <b>{formatPlural(order.contents.length, 'vehicle')}</b> to print, {order.heldBack.length} held back,{' '}
              {order.alreadyOrdered.length} ordered before.
            </Text>
            <div style={{ height: 320 }}>
              <VehicleTable vehicles={order.contents} />
            </div>
            {order.warnings.map((warning) => (
              <Alert key={warning.code} color="yellow" p="xs">
                {warning.message}
              </Alert>
            ))}
          </>
        )}
        {step === NUMBER && (
          <TextInput
            label="Order number"
            description={isPractice ? 'Practice: no VIN log is touched' : 'It can be given later as well'}
            value={number}
            data-autofocus
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        )}
        {step === DONE && order && (
          <Stack gap="xs">
            <Text fw={600}>
              {formatPlural(order.contents.length, 'vehicle')}{' '}
              {order.waitingSince === null ? 'exported.' : 'waiting for the share.'}
            </Text>
            {order.waitingSince !== null && (
              <Text size="sm">
                The orders folder is away. The order goes out by itself, as it was reviewed, when it is back; under
                Orders it can be tried again or cancelled.
              </Text>
            )}
            <Text className="sf-mono" size="sm">
              {order.folder}
            </Text>
            <Button
              variant="default"
              disabled={order.folder === null}
              onClick={() => void door.openOrderFolder(order.id)}
            >
              {door.host === 'desktop' ? 'Open folder' : 'Save as zip'}
            </Button>
          </Stack>
        )}
        {problem && <Alert color={problem.code === 'nothing-new' ? 'gray' : 'red'}>{problem.message}</Alert>}
        <Group justify="flex-end">
          {step < DONE && (
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
          )}
          {step > 0 && step < DONE && (
            <Button variant="default" onClick={back}>
              Back
            </Button>
          )}
          <Button type="submit" disabled={!canGoOn} color={isPractice ? 'gold.4' : undefined}>
            {nextWord}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
