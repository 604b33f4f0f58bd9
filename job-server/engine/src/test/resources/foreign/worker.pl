# The worker of ForeignClientTests with Perl's Gearman::Worker.
use strict;
use warnings;
use Gearman::Worker;

my $server = shift;
my $worker = Gearman::Worker->new(job_servers => [$server]);
$worker->register_function(reverse => sub { scalar reverse $_[0]->arg });
$worker->register_function(
    tell => 10 => sub {
        my $job = shift;
        $job->set_status(1, 2);
        $worker->send_work_data($job, 'part');
        $worker->send_work_warning($job, 'hot');
        return 'done';
    });
$worker->register_function(fail => sub { undef });
$worker->register_function(except => sub { $worker->send_work_exception($_[0], 'why'); undef });
$worker->work while 1;
