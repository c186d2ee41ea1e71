using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Services that await the end of the host that runs them.</summary>
public sealed class OwnStopTests
{
    private readonly RuleTest<HostLifetimeAnalyzer, ExitInHostFix> _rule = new(ExitInHost.Rule, References.Net10);

    private static string Hosted(string body, string parameters = "IHost host, IHostApplicationLifetime lifetime", string members = "") =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer({{parameters}}) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(host.GetHashCode(), stoppingToken);
                {{body}}
            }
        {{members}}
            private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;
        }
        """;

    [Theory]
    [InlineData("await host.[|StopAsync|](); // all is imported", "lifetime.StopApplication(); // all is imported")]
    [InlineData("await host.[|StopAsync|](stoppingToken).ConfigureAwait(false);", "lifetime.StopApplication();")]
    [InlineData("await host.[|StopAsync|](TimeSpan.FromSeconds(5));", "lifetime.StopApplication();")]
    [InlineData("host.[|StopAsync|]().Wait(stoppingToken);", "lifetime.StopApplication();")]
    [InlineData("if (stoppingToken.CanBeCanceled) await host.[|StopAsync|]();", "if (stoppingToken.CanBeCanceled) lifetime.StopApplication();")]
    public Task The_host_is_asked_to_stop(string before, string after) => _rule.Fixes(Hosted(before), Hosted(after));

    [Fact]
    public Task A_method_that_the_service_awaits() => _rule.Fixes(
        Hosted("await EndAsync(stoppingToken);", members: "    private async Task EndAsync(CancellationToken token) { await Task.Yield(); await host.[|StopAsync|](token); }"),
        Hosted("await EndAsync(stoppingToken);", members: "    private async Task EndAsync(CancellationToken token) { await Task.Yield(); lifetime.StopApplication(); }"));

    [Fact]
    public Task A_field_that_holds_the_given_host() => _rule.Fixes(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer : BackgroundService
        {
            private readonly IHost _host;

            public Importer(IHost host)
            {
                _host = host ?? throw new ArgumentNullException(nameof(host));
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                await _host.[|StopAsync|](stoppingToken);
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer : BackgroundService
        {
            private readonly IHost _host;
            private readonly IHostApplicationLifetime _lifetime;

            public Importer(IHost host, IHostApplicationLifetime lifetime)
            {
                _host = host ?? throw new ArgumentNullException(nameof(host));
                _lifetime = lifetime;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                _lifetime.StopApplication();
            }
        }
        """);

    [Fact]
    public Task A_parameter_that_only_stopped_the_host_gives_way() => _rule.Fixes(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer(IHost host) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                await host.[|StopAsync|](stoppingToken);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Importer(IHostApplicationLifetime lifetime) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await Task.Delay(1000, stoppingToken);
                lifetime.StopApplication();
            }
        }
        """);

    [Theory]
    [InlineData("_ = host.StopAsync();")]
    [InlineData("_ = Task.Run(async () => await host.StopAsync());")]
    [InlineData("await base.StopAsync(stoppingToken);")]
    public Task Nobody_waits(string body) => _rule.IsSilent(Hosted(body));

    [Fact]
    public Task A_host_of_its_own_is_another_one() => _rule.IsSilent(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        sealed class Gateway : IHostedService
        {
            private IHost _host;

            public async Task StartAsync(CancellationToken cancellationToken)
            {
                _host = Host.CreateApplicationBuilder().Build();
                await _host.StartAsync(cancellationToken);
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                if (_host is not null)
                    await _host.StopAsync(cancellationToken);
            }
        }
        """);
}
