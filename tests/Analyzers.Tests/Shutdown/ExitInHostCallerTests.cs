using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Methods that have never come back so far.</summary>
public sealed class ExitInHostCallerTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ExitInHostFix> _rule = new(ExitInHost.Rule, References.Net10);

    private static string Failing(string body, string fail) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        interface IMailbox { Task<bool> SendAsync(CancellationToken token); }

        sealed class Mailer(IMailbox mailbox, IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                using var registration = lifetime.ApplicationStarted.Register(() => { });
                {{body}}
            }

            {{fail}}
        }
        """;

    [Theory]
    [InlineData("if (!await mailbox.SendAsync(stoppingToken)) Fail();")]
    [InlineData("try { await mailbox.SendAsync(stoppingToken); } catch (InvalidOperationException) { this.Fail(); }")]
    [InlineData("await mailbox.SendAsync(stoppingToken); stoppingToken.Register(Fail); Action lost = () => Fail(); lifetime.ApplicationStopped.Register(lost);")]
    [InlineData("if (!await mailbox.SendAsync(stoppingToken)) { Fail(); return; }\n        await mailbox.SendAsync(stoppingToken);")]
    public Task Nothing_happens_behind_the_call(string body) => _rule.Fixes(
        Failing(body, "private void Fail() => Environment.[|Exit|](1);"),
        Failing(body, "private void Fail()\n    {\n        Environment.ExitCode = 1;\n        lifetime.StopApplication();\n    }"));

    [Theory]
    [InlineData("if (!await mailbox.SendAsync(stoppingToken)) Fail();\n        await mailbox.SendAsync(stoppingToken);")]
    [InlineData("while (true) { if (!await mailbox.SendAsync(stoppingToken)) Fail(); }")]
    [InlineData("await mailbox.SendAsync(stoppingToken); Check(); await mailbox.SendAsync(stoppingToken); void Check() { if (stoppingToken.CanBeCanceled) Fail(); }")]
    public Task What_follows_the_call_never_ran(string body) => _rule.ReportsWithoutFix(Failing(body, "private void Fail() => Environment.[|Exit|](1);"));

    [Theory]
    [InlineData("private int Count() { if (lifetime.ApplicationStopped.CanBeCanceled) { Environment.[|Exit|](1); } return 1; }")]
    [InlineData("public void Stop() { Console.Write(1); if (lifetime.ApplicationStopped.CanBeCanceled) Environment.[|Exit|](1); Console.Write(2); }")]
    [InlineData("public void Watch() { Console.Write(1); lifetime.ApplicationStopped.Register(() => Environment.[|Exit|](1)); }")]
    [InlineData("public void Stop(int order)\n    {\n        if (order is 0) Environment.[|Exit|](1); Console.Write(2);\n    }")]
    public Task What_shares_its_line_is_not_torn_apart(string member) => _rule.ReportsWithoutFix(Failing("await mailbox.SendAsync(stoppingToken);", member));
}
