using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Where work is left alone, with which references and in which language, and what is said of it.</summary>
public sealed partial class LostBackgroundWorkTests
{
    private const string OldService = """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        namespace Shop
        {
            internal class Mailer : IHostedService
            {
                private readonly int _work;

                public Mailer(int work)
                {
                    _work = work;
                }

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    if (_work > 0)
                    {
                        Task.[|Run|](() => Send());
                    }

                    return Task.CompletedTask;
                }

                Task IHostedService.StopAsync(CancellationToken cancellationToken)
                {
                    if (_work is 0)
                        return Task.CompletedTask;

                    return Task.FromResult(_work);
                }

                private static void Send()
                {
                }
            }
        }
        """;

    [Fact]
    public Task Every_way_out_of_a_stop_waits() => (_rule with { References = References.Net8 }).WithLanguage(LanguageVersion.CSharp9).Fixes(OldService, """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        namespace Shop
        {
            internal class Mailer : IHostedService
            {
                private readonly int _work;
                private Task _work2 = Task.CompletedTask;

                public Mailer(int work)
                {
                    _work = work;
                }

                public Task StartAsync(CancellationToken cancellationToken)
                {
                    if (_work > 0)
                    {
                        _work2 = Task.Run(() => Send());
                    }

                    return Task.CompletedTask;
                }

                async Task IHostedService.StopAsync(CancellationToken cancellationToken)
                {
                    if (_work is 0)
                    {
                        await _work2.WaitAsync(cancellationToken);
                        return;
                    }

                    await Task.FromResult(_work);
                    await _work2.WaitAsync(cancellationToken);
                }

                private static void Send()
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_host_that_waits_for_the_execution_does_not_wait_for_more() => (_rule with { References = References.Hosting11 }).Reports(Worker("_ = [|SendAsync|](\"a\");"));

    [Fact]
    public Task Without_a_host_there_is_nothing_to_stop() => (_rule with { References = References.Framework }).IsSilent("""
        using System.Threading.Tasks;

        interface IHostedService;

        class Mailer : IHostedService
        {
            public void Send() => _ = Task.Run(() => { });
        }
        """);

    [Fact]
    public Task Records_and_parts_are_types_like_others() => _rule.Reports(Usings + """
        record Mailer(string Order) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = [|SendAsync|]();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            private async Task SendAsync() => await Task.Delay(Order.Length);
        }

        partial class Importer : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }

        partial class Importer
        {
            public Importer() => Task.Run(() => { });

            public event EventHandler Imported { add => _ = Task.[|Run|](() => { }); remove { _ = Task.[|Run|](() => { }); } }

            public int Count { get { Task.[|Run|](() => { }); return 1; } }

            public Task StopAsync(CancellationToken cancellationToken) { _ = Task.[|Run|](() => { }); return Task.CompletedTask; }
        }
        """.Replace("public Importer() => Task.Run(() => { });", "public Importer() { Task.[|Run|](() => { }); }", StringComparison.Ordinal));

    [Fact]
    public Task A_place_within_a_place_is_reported_once() => _web.Reports(WebUsings + """
        class Server(WebApplication app) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                app.MapGet("/", (string order) =>
                {
                    _ = [|SendAsync|](order);
                    return "sent";
                });
                app.MapPost("/", Answer);
                return Task.CompletedTask;
            }

            private static void Answer(string order) => _ = [|SendAsync|](order);

            private static Task SendAsync(string order) => Task.Delay(order.Length);
        }
        """);

    [Theory]
    [InlineData("_ = SendAsync(\"a\");", "Nobody waits for what 'SendAsync' starts, so it is lost when the application stops; await it, or keep its task and await it in StopAsync")]
    [InlineData("_ = Task.Run(() => SendAsync(stoppingToken));", "Nobody waits for what 'Task.Run' starts, which is told to stop, but may not have when the process ends; keep its task and await it in StopAsync")]
    [InlineData("_ = SendAsync(\"a\").ContinueWith(_ => { }, TaskContinuationOptions.OnlyOnFaulted);", "Nobody waits for what 'SendAsync' starts, so it is lost when the application stops; await it, or keep its task and await it in StopAsync")]
    public async Task The_message_says_what_is_lost_and_what_to_do(string work, string message)
    {
        var compilation = Source.Bind(Worker(work), References.Net10).Compilation;
        var found = await compilation.WithAnalyzers([new BackgroundWorkAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(message, Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }
}
