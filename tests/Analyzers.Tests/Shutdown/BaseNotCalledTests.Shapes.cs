using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

public sealed partial class BaseNotCalledTests
{
    [Theory]
    [InlineData("public new Task", "public override Task")]
    [InlineData("new public Task", "public override Task")]
    [InlineData("public new virtual Task", "public override Task")]
    public Task A_hiding_method_overrides(string before, string after) => Fixes(
        $"{before} [|StopAsync|](CancellationToken cancellationToken) => Task.CompletedTask;",
        $"{after} StopAsync(CancellationToken cancellationToken) => base.StopAsync(cancellationToken);");

    [Fact]
    public Task A_hiding_method_without_a_modifier_overrides() => Fixes(
        """
        #pragma warning disable CS0114
        public async Task [|StopAsync|](CancellationToken cancellationToken)
        {
            await SaveAsync();
        }
        """,
        """
        #pragma warning disable CS0114
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await SaveAsync();
            await base.StopAsync(cancellationToken);
        }
        """);

    [Theory]
    [InlineData("public override Task StopAsync(CancellationToken token) => base.StopAsync(token);")]
    [InlineData("public override Task StopAsync(CancellationToken token) => IsIdle ? Task.CompletedTask : base.StopAsync(token);")]
    [InlineData("public override Task StopAsync(CancellationToken token) => EndAsync(token); private Task EndAsync(CancellationToken token) => base.StopAsync(token);")]
    [InlineData("public override async Task StopAsync(CancellationToken token) { Func<CancellationToken, Task> stop = base.StopAsync; await stop(token); }")]
    [InlineData("public override Task StopAsync(CancellationToken token) => throw new NotSupportedException();")]
    [InlineData("public override Task StopAsync(CancellationToken token) { throw new NotSupportedException(); }")]
    [InlineData("public override async Task StopAsync(CancellationToken token) { _orders.Writer.Complete(); await ExecuteTask!.WaitAsync(token); }")]
    [InlineData("private Task StopAsync(int orders) => Task.CompletedTask; protected Task StopAllAsync() => StopAsync(3);")]
    [InlineData("protected void Use() => StopAsync(3); private void StopAsync(object orders) => log.LogDebug(\"{Orders}\", orders);")]
    [InlineData("public override Task StartAsync(CancellationToken token) { _ = ExecuteAsync(_own.Token); return Task.CompletedTask; } public override Task StopAsync(CancellationToken token) { _own.Cancel(); return Task.CompletedTask; }")]
    public Task Who_calls_it_or_decides_against_it(string method) => _rule.IsSilent(Importer(method));

    [Theory]
    [InlineData("protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;")]
    [InlineData("protected override Task ExecuteAsync(CancellationToken stoppingToken) { return Task.CompletedTask; }")]
    [InlineData("protected override async Task ExecuteAsync(CancellationToken stoppingToken) { await Task.CompletedTask; }")]
    [InlineData("protected override Task ExecuteAsync(CancellationToken stoppingToken) => throw new NotSupportedException();")]
    public Task Without_work_there_is_nothing_to_start_or_stop(string execution) => _rule.IsSilent(Usings + $$"""
        class Migration(IServiceProvider services) : BackgroundService
        {
            public override Task StartAsync(CancellationToken cancellationToken) => MigrateAsync(services, cancellationToken);

            {{execution}}

            private static Task MigrateAsync(IServiceProvider services, CancellationToken token) => Task.Delay(services.GetHashCode(), token);
        }
        """);

    [Fact]
    public Task A_base_between_is_called_too() => _rule.Fixes(
        Usings + """
        abstract class Worker : BackgroundService
        {
            public override Task StopAsync(CancellationToken cancellationToken)
            {
                Console.WriteLine("bye");
                return base.StopAsync(cancellationToken);
            }
        }

        class Importer : Worker
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(-1, stoppingToken);

            public override Task [|StopAsync|](CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """,
        Usings + """
        abstract class Worker : BackgroundService
        {
            public override Task StopAsync(CancellationToken cancellationToken)
            {
                Console.WriteLine("bye");
                return base.StopAsync(cancellationToken);
            }
        }

        class Importer : Worker
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(-1, stoppingToken);

            public override Task StopAsync(CancellationToken cancellationToken) => base.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task Look_alikes_are_left_alone() => _rule.IsSilent("""
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        namespace Shop.Hosting
        {
            abstract class BackgroundService
            {
                public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }

            class Importer : BackgroundService
            {
                public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }
        }

        class Outbox : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    private static readonly string Worker = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        partial class Worker : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(-1, stoppingToken);
        }

        partial class Worker
        {
            public override Task [|StopAsync|](CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static readonly string FixedWorker = Worker.Replace("[|StopAsync|](CancellationToken cancellationToken) => Task.CompletedTask", "StopAsync(CancellationToken cancellationToken) => base.StopAsync(cancellationToken)", StringComparison.Ordinal);

    [Fact]
    public async Task It_holds_for_every_version_of_the_host()
    {
        await (_rule with { References = References.Net8 }).Fixes(Worker, FixedWorker);
        await (_rule with { References = References.Hosting11 }).Fixes(Worker, FixedWorker);
        await (_rule with { References = References.Web }).Fixes(Worker, FixedWorker);
    }

    [Theory]
    [InlineData("8", "and what it holds is lost")]
    [InlineData("10", "and what it holds is lost")]
    [InlineData("11", "the host will wait the full ShutdownTimeout")]
    public async Task The_message_tells_what_the_version_of_the_host_does(string version, string expected)
    {
        var references = version switch
        {
            "8" => References.Net8,
            "10" => References.Net10,
            _ => References.Hosting11,
        };
        var compilation = Source.Bind(Worker.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), references).Compilation;
        var found = await compilation.WithAnalyzers([new HostedServiceAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var message = Assert.Single(found).GetMessage(CultureInfo.InvariantCulture);

        Assert.StartsWith("'Worker.StopAsync' does not call 'base.StopAsync'", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Without_a_host_nothing_is_said() => (_rule with { References = References.Framework }).IsSilent("""
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.Extensions.Hosting
        {
            interface IHostedService;

            abstract class BackgroundService : IHostedService
            {
                public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }

            class Importer : BackgroundService
            {
                public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            }
        }
        """);
}
