<?php
// The scenario of ForeignClientTests with PHP's GearmanClient.
[$host, $port] = explode(':', $argv[1]);
$client = new GearmanClient();
$client->addServer($host, (int) $port);
$client->setTimeout(20000);
$client->enableExceptionHandler();

// pieces of results come first
function result(GearmanClient $client, callable $submit): string
{
    do {
        $result = $submit();
    } while (in_array($client->returnCode(), [GEARMAN_WORK_DATA, GEARMAN_WORK_STATUS, GEARMAN_WORK_WARNING]));
    return $result;
}

echo result($client, fn() => $client->doNormal('reverse', 'normal')), ' ',
    result($client, fn() => $client->doHigh('reverse', 'high')), ' ',
    result($client, fn() => $client->doLow('reverse', 'low')), "\n";

echo strlen(result($client, fn() => $client->doNormal('reverse', str_repeat('x', 300000)))), "\n";

$client->setStatusCallback(function (GearmanTask $task) {
    echo 'status ', $task->taskNumerator(), '/', $task->taskDenominator(), "\n";
});
$client->setDataCallback(function (GearmanTask $task) { echo 'data ', $task->data(), "\n"; });
$client->setWarningCallback(function (GearmanTask $task) { echo 'warning ', $task->data(), "\n"; });
$client->setCompleteCallback(function (GearmanTask $task) { echo 'complete ', $task->data(), "\n"; });
$client->setFailCallback(function (GearmanTask $task) { echo "failed\n"; });
$client->setExceptionCallback(function (GearmanTask $task) {
    echo 'exception ', $task->data(), "\n";
});
foreach (['tell', 'fail', 'except'] as $function) {
    $client->addTask($function, 'd');
    $client->runTasks();
}

$results = [];
$client->clearCallbacks();
$client->setCompleteCallback(function (GearmanTask $task) use (&$results) { $results[] = $task->data(); });
for ($i = 10; $i < 60; $i++) {
    $client->addTask('reverse', (string) $i, null, "task:$i");
}
$client->runTasks();
sort($results, SORT_STRING);
echo count($results), ' ', implode(' ', array_slice($results, 0, 3)), "\n";

$handle = $client->doBackground('nobody', 'd', 'waiting');
[$known, $running] = $client->jobStatus($handle);
echo 'known ', (int) $known, ' running ', (int) $running, "\n";

echo strlen($client->doHighBackground('nobody', 'd')) > 0 ? "high in background\n" : "refused\n";
echo strlen($client->doLowBackground('nobody', 'd')) > 0 ? "low in background\n" : "refused\n";
echo 'echo ', (int) $client->ping('anybody there?'), "\n";

// the last thing: libgearman's next request would wait in vain, whatever the server
[$known, $running] = $client->jobStatusByUniqueKey('waiting');
echo 'by unique id: known ', (int) $known, ' running ', (int) $running, "\n";
