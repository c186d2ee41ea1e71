using Microsoft.CodeAnalysis;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Elimination;

public class DeadRegistrationTests
{
    private const string Wrapper = """
        using Shop.Flags;

        namespace Orders;

        internal sealed class CheckoutFlags(IFlags flags)
        {
            public bool UseNew => flags.IsEnabled("X");
        }

        """;

    private const string Decided = """
        using Shop.Flags;

        namespace Orders;

        internal sealed class CheckoutFlags(IFlags flags)
        {
            public bool UseNew => true;
        }

        """;

    [Fact]
    public Task A_service_that_only_told_the_flag_goes_with_its_registration() => new RemovalTest()
        .Project("Orders", OutputKind.ConsoleApplication)
        .File(Wrapper, Decided, "\nnamespace Orders;\n".TrimStart())
        .File(
            """
            namespace Orders;

            internal sealed class Desk(CheckoutFlags flags, IClock clock)
            {
                public long Run() => flags.UseNew ? clock.Now : 0;
            }

            internal interface IClock { long Now { get; } }

            internal sealed class Clock : IClock { public long Now => 1; }
            """,
            """
            namespace Orders;

            internal sealed class Desk(CheckoutFlags flags, IClock clock)
            {
                public long Run() => clock.Now;
            }

            internal interface IClock { long Now { get; } }

            internal sealed class Clock : IClock { public long Now => 1; }
            """,
            """
            namespace Orders;

            internal sealed class Desk(IClock clock)
            {
                public long Run() => clock.Now;
            }

            internal interface IClock { long Now { get; } }

            internal sealed class Clock : IClock { public long Now => 1; }
            """)
        .File(
            """
            using Microsoft.Extensions.DependencyInjection;
            using Orders;

            var services = new ServiceCollection();
            services.AddSingleton<IClock, Clock>();
            services.AddSingleton<CheckoutFlags>();
            services
                .AddSingleton<CheckoutFlags>()
                .AddScoped<Desk>();
            System.Console.WriteLine(services.BuildServiceProvider().GetRequiredService<Desk>().Run());
            """,
            null,
            """
            using Microsoft.Extensions.DependencyInjection;
            using Orders;

            var services = new ServiceCollection();
            services.AddSingleton<IClock, Clock>();
            services
                .AddScoped<Desk>();
            System.Console.WriteLine(services.BuildServiceProvider().GetRequiredService<Desk>().Run());
            """)
        .RunAsync();

    [Fact]
    public Task A_service_that_something_still_asks_for_keeps_its_registration() => new RemovalTest()
        .Project("Orders", OutputKind.ConsoleApplication)
        .File(
            "namespace Orders; internal sealed class Old { public int Run() => 1; } internal sealed class Desk(Old old) { public int Run(bool on) => on ? 1 : old.Run(); public int Other() => 2; }",
            "namespace Orders; internal sealed class Old { public int Run() => 1; } internal sealed class Desk(Old old) { public int Run(bool on) => 1; public int Other() => 2; }",
            "namespace Orders; internal sealed class Old { public int Run() => 1; } internal sealed class Desk() { public int Run(bool on) => 1; public int Other() => 2; }")
        .File(
            """
            using Microsoft.Extensions.DependencyInjection;
            using Orders;
            var services = new ServiceCollection();
            services.AddSingleton<Old>();
            services.AddSingleton<Desk>();
            System.Console.WriteLine(services.BuildServiceProvider().GetRequiredService<Old>().Run());
            """)
        .RunAsync();

    [Fact]
    public Task Deep_takes_whole_services_out_with_what_registers_them() => new RemovalTest { Level = FixLevel.Deep }
        .Project("Orders", OutputKind.ConsoleApplication)
        .File(
            "namespace Orders; internal interface IOld { int Run(); } internal sealed class Old : IOld { public int Run() => 1; } internal sealed class Desk(IOld old) { public int Run(bool on) => on ? 1 : old.Run(); }",
            "namespace Orders; internal interface IOld { int Run(); } internal sealed class Old : IOld { public int Run() => 1; } internal sealed class Desk(IOld old) { public int Run(bool on) => 1; }",
            "namespace Orders; internal sealed class Desk() { public int Run(bool on) => 1; }")
        .File(
            """
            using Microsoft.Extensions.DependencyInjection;
            using Orders;
            var services = new ServiceCollection();
            services.AddSingleton<IOld, Old>();
            services.AddSingleton<Desk>();
            System.Console.WriteLine(services.BuildServiceProvider().GetRequiredService<Desk>().Run(true));
            """,
            null,
            """
            using Microsoft.Extensions.DependencyInjection;
            using Orders;
            var services = new ServiceCollection();
            services.AddSingleton<Desk>();
            System.Console.WriteLine(services.BuildServiceProvider().GetRequiredService<Desk>().Run(true));
            """)
        .RunAsync();
}
