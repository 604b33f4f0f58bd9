# The scenario of ForeignClientTests with Perl's Gearman::Client.
use strict;
use warnings;
use Gearman::Client;

$| = 1;
my $server = shift;
my $client = Gearman::Client->new(job_servers => [$server], exceptions => 1);

my $normal = $client->do_task(reverse => 'normal');
my $high = $client->do_task(reverse => 'high', {priority => 'high'});
my $low = $client->do_task(reverse => 'low', {priority => 'low'});
print "$$normal $$high $$low\n";

my $large = $client->do_task(reverse => 'x' x 300_000);
print length($$large), "\n";

my $tasks = $client->new_task_set;
$tasks->add_task(
    tell => 'd',
    {
        on_status => sub { print "status $_[0]/$_[1]\n" },
        on_data => sub { print "data ${$_[0]}\n" },
        on_warning => sub { print "warning ${$_[0]}\n" },
        on_complete => sub { print "complete ${$_[0]}\n" },
    });
$tasks->wait(timeout => 20);

$tasks = $client->new_task_set;
$tasks->add_task(fail => 'd', {on_fail => sub { print "failed\n" }});
$tasks->wait(timeout => 20);

$tasks = $client->new_task_set;
$tasks->add_task(except => 'd', {on_exception => sub { print "exception $_[0]\n" }});
$tasks->wait(timeout => 20);

my @results;
$tasks = $client->new_task_set;
$tasks->add_task(reverse => "$_", {uniq => "task:$_", on_complete => sub { push @results, ${$_[0]} }})
    for 10 .. 59;
$tasks->wait(timeout => 20);
print scalar(@results), " ", join(' ', (sort @results)[0 .. 2]), "\n";

my $handle = $client->dispatch_background(nobody => 'd', {uniq => 'waiting'});
my $status = $client->get_status($handle);
print 'known ', $status->known ? 1 : 0, ' running ', $status->running ? 1 : 0, "\n";
