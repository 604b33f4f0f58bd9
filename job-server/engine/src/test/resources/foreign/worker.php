<?php
// The worker of ForeignClientTests with PHP's GearmanWorker.
[$host, $port] = explode(':', $argv[1]);
$worker = new GearmanWorker();
$worker->setId('php-1');
$worker->addServer($host, (int) $port);
$worker->addFunction('reverse', fn(GearmanJob $job) => strrev($job->workload()));
$worker->addFunction('tell', function (GearmanJob $job) {
    $job->sendStatus(1, 2);
    $job->sendData('part');
    $job->sendWarning('hot');
    return 'done';
}, null, 10);
$worker->addFunction('fail', function (GearmanJob $job) { $job->sendFail(); });
$worker->addFunction('except', function (GearmanJob $job) { $job->sendException('why'); });
while ($worker->work()) {
}
