"""Build a site: check the content, run MkDocs, add Python and offline use, check what came out."""

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from .checks import check_content, check_site
from .lists import Lists, lists_from
from .problems import BuildError, Problem
from .settings import Settings, read_settings
from .subject import Subject, load_subject


@dataclass(frozen=True)
class Project:
    """A project that can be built: where it is, what its mkdocs.yml says, and its subject."""

    folder: Path
    content: Path
    site: Path
    settings: Settings
    subject: Subject

    @property
    def lists(self) -> Lists:
        """The lists that the project keeps beside its pages."""
        return lists_from(self.settings.lists, self.folder, self.content)

    @property
    def version(self) -> str:
        """The version of what is built."""
        return self.subject.registry.version


def open_project(folder: Path) -> Project:
    """Read a project's mkdocs.yml and load its registry; makes its packages importable."""
    from mkdocs.config import load_config

    folder = folder.resolve()
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(str(folder / "mkdocs.yml"))
    settings = read_settings(config.extra.get("builder"))
    return Project(
        folder=folder,
        content=Path(config.docs_dir),
        site=Path(config.site_dir),
        settings=settings,
        subject=load_subject(settings.registry, settings.renderer),
    )


def build(project: Project) -> None:
    """Build the site into its folder; BuildError carries every problem found."""
    _raise(_content_problems(project))
    print("Pages", flush=True)
    _run_mkdocs(project.folder)
    print("Python for the browser", flush=True)
    _install_runtime(project)
    print("Offline use", flush=True)
    from .offline import install as install_offline

    install_offline(site=project.site, version=project.version)
    print("Checks", flush=True)
    _raise(check_site(project.site, project.lists))


def check(project: Project) -> None:
    """The checks alone, over the content and over the site as it was last built."""
    problems = _content_problems(project)
    if (project.site / "index.html").is_file():
        problems += check_site(project.site, project.lists)
    else:
        problems.append(Problem(project.site.name, "not built yet: run `python -m site_builder build` first"))
    _raise(problems)


def bundle(project: Project) -> Path:
    """Build, then zip the site for use without any server; returns the zip's path."""
    from .offline import bundle as zip_site

    build(project)
    return zip_site(
        site=project.site,
        dist=project.folder / "dist",
        name=project.settings.name,
        version=project.version,
    )


def _content_problems(project: Project) -> list[Problem]:
    data = [project.folder / package for package in project.settings.packages]
    return check_content(project.content, project.subject, project.lists, data)


def _install_runtime(project: Project) -> None:
    from .runtime import RuntimeBuildError, install

    try:
        install(
            site=project.site,
            project=project.folder,
            registry=project.settings.registry,
            packages=list(project.settings.packages),
            box=project.settings.ask,
        )
    except RuntimeBuildError as error:
        raise BuildError([Problem("Python for the browser", str(error))]) from error


def _run_mkdocs(folder: Path) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    config = load_config(str(folder / "mkdocs.yml"), strict=True)
    config.plugins.run_event("startup", command="build", dirty=False)
    try:
        mkdocs_build(config)
    except Abort as error:
        raise BuildError(
            [Problem("mkdocs.yml", f"MkDocs stopped: {error}; see its messages above")]
        ) from None
    finally:
        config.plugins.run_event("shutdown")


def _raise(problems: list[Problem]) -> None:
    if problems:
        raise BuildError(problems)
