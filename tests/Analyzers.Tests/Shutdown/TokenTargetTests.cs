using Microsoft.CodeAnalysis;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>The rules about tokens with every version of the host, and where there is none.</summary>
public sealed class TokenTargetTests
{
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _wait = new(WaitIgnoresToken.Rule, References.Net10);
    private readonly RuleTest<TokenCallAnalyzer, ForwardTokenFix> _call = new(TokenNotForwarded.Rule, References.Net10);
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _method = new(MissingTokenParameter.Rule, References.Net10);

    public static TheoryData<string> Hosts => ["8", "10", "11", "web"];

    public static TheoryData<string> Frameworks => ["standard", "none", "8", "10"];

    private static ReferenceSet Set(string name) => name switch
    {
        "8" => References.Net8,
        "11" => References.Hosting11,
        "web" => References.Web,
        "none" => References.Framework,
        "standard" => References.Standard,
        _ => References.Net10,
    };

    private static string Service(string wait, string call, string tick, string method, string load) =>
        $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Archive(Stream source, Stream target) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    await {{tick}};
                    await source.{{call}};
                    await Task.{{wait}};
                }
            }

            private async Task {{method}}
            {
                var buffer = new byte[4096];
                var count = await source.{{load}};
                target.Write(buffer, 0, count);
            }
        }
        """;

    private const string Wait = "Delay(TimeSpan.FromMinutes(1))";
    private const string Call = "CopyToAsync(target)";
    private const string Load = "ReadAsync(buffer, 0, buffer.Length)";

    [Theory, MemberData(nameof(Hosts))]
    public Task A_wait_of_a_service(string host) => (_wait with { References = Set(host) }).Fixes(
        Service("[|Delay|](TimeSpan.FromMinutes(1))", Call, "TickAsync()", "TickAsync()", Load),
        Service("Delay(TimeSpan.FromMinutes(1), stoppingToken)", Call, "TickAsync()", "TickAsync()", Load));

    [Theory, MemberData(nameof(Hosts))]
    public Task A_call_of_a_service(string host) => (_call with { References = Set(host) }).WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Service(Wait, "[|CopyToAsync|](target)", "TickAsync()", "TickAsync()", Load),
        Service(Wait, "CopyToAsync(target, stoppingToken)", "TickAsync()", "TickAsync()", Load));

    [Theory, MemberData(nameof(Hosts))]
    public Task A_method_of_a_service(string host) => (_method with { References = Set(host) }).WithSeverity(DiagnosticSeverity.Warning).Fixes(
        Service(Wait, Call, "TickAsync()", "[|TickAsync|]()", Load),
        Service(Wait, Call, "TickAsync(stoppingToken)", "TickAsync(CancellationToken cancellationToken)", "ReadAsync(buffer, 0, buffer.Length, cancellationToken)"));

    private static string Library(string wait, string call, string tick, string method, string load) =>
        $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shops
        {
            sealed class Archive
            {
                private readonly CancellationTokenSource _closing = new CancellationTokenSource();

                public async Task RunAsync(Stream source, CancellationToken token)
                {
                    while (!token.IsCancellationRequested)
                    {
                        await {{tick}};
                        await Task.{{wait}};
                    }
                }

                public Task CopyAsync(Stream source) => source.{{call}};

                private static async Task {{method}}
                {
                    var buffer = new byte[4096];
                    await source.{{load}};
                }
            }
        }
        """;

    private const string Copy = "CopyToAsync(Stream.Null, 81920)";

    [Theory, MemberData(nameof(Frameworks))]
    public Task A_wait_of_a_library(string framework) => (_wait with { References = Set(framework) }).Fixes(
        Library("[|Delay|](TimeSpan.FromMinutes(1))", Copy, "TickAsync(source)", "TickAsync(Stream source)", Load),
        Library("Delay(TimeSpan.FromMinutes(1), token)", Copy, "TickAsync(source)", "TickAsync(Stream source)", Load));

    [Theory, MemberData(nameof(Frameworks))]
    public Task A_call_of_a_library(string framework) => (_call with { References = Set(framework) }).Fixes(
        Library(Wait, "[|CopyToAsync|](Stream.Null, 81920)", "TickAsync(source)", "TickAsync(Stream source)", Load),
        Library(Wait, "CopyToAsync(Stream.Null, 81920, _closing.Token)", "TickAsync(source)", "TickAsync(Stream source)", Load));

    [Theory, MemberData(nameof(Frameworks))]
    public Task A_method_of_a_library(string framework) => (_method with { References = Set(framework) }).Fixes(
        Library(Wait, Copy, "TickAsync(source)", "[|TickAsync|](Stream source)", Load),
        Library(Wait, Copy, "TickAsync(source, token)", "TickAsync(Stream source, CancellationToken cancellationToken)", "ReadAsync(buffer, 0, buffer.Length, cancellationToken)"));

    [Fact]
    public Task A_wait_that_an_old_framework_can_not_give_up() => (_wait with
    {
        References = References.Standard.WithLibrary(
            "Microsoft.Extensions.Hosting.Abstractions",
            """
            namespace Microsoft.Extensions.Hosting
            {
                using System.Threading;
                using System.Threading.Tasks;

                public interface IHostedService
                {
                    Task StartAsync(CancellationToken cancellationToken);

                    Task StopAsync(CancellationToken cancellationToken);
                }
            }
            """),
    }).ReportsWithoutFix(
        """
        using System.Net;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        abstract class Desk : IHostedService
        {
            private readonly HttpListener _listener = new HttpListener();

            public abstract Task StartAsync(CancellationToken cancellationToken);

            public abstract Task StopAsync(CancellationToken cancellationToken);

            protected async Task ServeAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var context = await _listener.[|GetContextAsync|]();
                    context.Response.StatusCode = 204;
                }
            }
        }
        """);
}
